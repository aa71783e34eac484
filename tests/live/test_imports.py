"""Whoever computes a view starts quickly and stays small: nothing of Streamlit."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EVERY_VIEW = """
import sys
import lessons
from lessons.asked import Asked
from lessons.contents import PAGES
from lessons.sources import Sources
from lessons.texts import Texts
import live.answering
from live.payloads import payloads

for name in PAGES:
    lesson = lessons.find(name)
    payloads(Asked(lesson, lesson.at(""), Sources(Texts("en"))))
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_every_view_is_told_without_streamlit_and_what_stands_on_it():
    command = [sys.executable, "-c", EVERY_VIEW]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {"lessons", "live", "stage", "numpy"} <= loaded
    assert not loaded & {"streamlit", "starlette", "web", "ui", "server", "pages"}
