"""Lesson: how a network learns, step by step, and what goes wrong."""

from ui.frame.page import open_page
from ui.layout import all_under_bar

all_under_bar(open_page("training"))
