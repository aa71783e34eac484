"""Lesson: how a convolution becomes a single product of matrices."""

from ui.frame.page import open_page
from ui.layout import stage_beside_rail

stage_beside_rail(open_page("im2col"))
