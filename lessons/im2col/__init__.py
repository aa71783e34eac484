"""The im2col lesson: how a convolution becomes a single product of matrices."""

from lessons.common.square import keep_square
from lessons.im2col.fields import FIELDS
from lessons.im2col.point import point
from lessons.im2col.presses import PRESSES
from lessons.im2col.view import view
from lessons.lesson import Lesson

LESSON = Lesson("im2col", FIELDS, view, PRESSES, keep_square, point=point)
