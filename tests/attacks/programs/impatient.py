"""The program with a tenth of its patience, so that a test need not wait long."""

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from server import connections  # noqa: E402

connections.PATIENCE /= 10
runpy.run_path(str(ROOT / "app.py"), run_name="__main__")
