"""The program where it may open no more than 256 files."""

import resource
import runpy
from pathlib import Path

resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
runpy.run_path(str(Path(__file__).parents[3] / "app.py"), run_name="__main__")
