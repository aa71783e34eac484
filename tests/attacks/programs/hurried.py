"""The program with little patience for files that wait for room."""

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from server import uploads  # noqa: E402

uploads.QUEUE /= 240
runpy.run_path(str(ROOT / "app.py"), run_name="__main__")
