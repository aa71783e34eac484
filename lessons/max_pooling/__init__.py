"""The lesson on pooling: what it keeps of a window, what that costs and saves."""

from lessons.common.square import keep_square
from lessons.lesson import Lesson
from lessons.max_pooling.fields import FIELDS
from lessons.max_pooling.point import point
from lessons.max_pooling.presses import PRESSES
from lessons.max_pooling.view import view

LESSON = Lesson("max-pooling", FIELDS, view, PRESSES, follow=keep_square, point=point)
