"""The program's server round a page that fails."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))
os.chdir(HERE.parents[2])

import streamlit as st  # noqa: E402
import uvicorn  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from server.door import Door  # noqa: E402
from server.routes import static_route  # noqa: E402
from ui.frame.errors import apologize  # noqa: E402

app = st.App(
    HERE / "failing_page.py",
    routes=[static_route()],
    middleware=[Middleware(Door)],
    on_script_error=apologize,
)
uvicorn.run(app, port=int(sys.argv[1]), access_log=False, log_level="warning")
