"""Lesson: what each layer of a network makes of a picture, and why it answers so."""

from ui.frame.page import open_page
from ui.layout import maps_under_bar

maps_under_bar(open_page("explore"))
