"""Lesson: how a kernel slides over a picture, and how its gradient comes back."""

from ui.frame.page import open_page
from ui.layout import stage_beside_rail

stage_beside_rail(open_page("convolution"))
