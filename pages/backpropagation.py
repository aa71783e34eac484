"""Lesson: how the gradient of a loss runs back through a chain of layers."""

from ui.frame.page import open_page
from ui.layout import stage_below_bar

stage_below_bar(open_page("backpropagation"))
