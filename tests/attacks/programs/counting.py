"""A page behind the guard that shows what was made once for all its visitors."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))

import streamlit as st  # noqa: E402
import uvicorn  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from server.guard import Guard  # noqa: E402

app = st.App(HERE / "counting_page.py", middleware=[Middleware(Guard)])
if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), access_log=False, log_level="warning")
