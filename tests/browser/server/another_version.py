"""The program's server with the screen's files of another folder."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from web import mount  # noqa: E402

mount.FOLDERS["ui"] = Path(os.environ["SCREEN_FILES"])

from app import serve  # noqa: E402

serve()
