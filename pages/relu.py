"""Lesson: what an activation keeps of a feature map, and what it stops."""

from ui.frame.page import open_page
from ui.layout import stage_beside_rail

stage_beside_rail(open_page("relu"))
