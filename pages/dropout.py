"""Lesson: what dropout leaves of a layer's numbers, and why their mean stays."""

from ui.frame.page import open_page
from ui.layout import stage_beside_rail

stage_beside_rail(open_page("dropout"))
