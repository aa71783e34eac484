"""The lesson on dropout: what it leaves of numbers, and why their mean stays."""

from lessons.dropout.fields import FIELDS
from lessons.dropout.point import point
from lessons.dropout.presses import PRESSES
from lessons.dropout.view import view
from lessons.lesson import Lesson

LESSON = Lesson("dropout", FIELDS, view, PRESSES, point=point)
