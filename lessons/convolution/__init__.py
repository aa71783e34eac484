"""The lesson on convolution: a kernel slides over a picture, and back its gradient."""

from lessons.common.square import keep_square
from lessons.convolution.fields import FIELDS
from lessons.convolution.point import point
from lessons.convolution.presses import PRESSES
from lessons.convolution.view import view
from lessons.lesson import Lesson

LESSON = Lesson("convolution", FIELDS, view, PRESSES, keep_square, point=point)
