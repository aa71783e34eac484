"""Lesson: what pooling keeps of every window, and what that costs and saves."""

from ui.frame.page import open_page
from ui.layout import stage_beside_rail

stage_beside_rail(open_page("max-pooling"))
