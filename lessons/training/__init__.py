"""The training lesson: networks that learn before the reader's eyes, and compared."""

from lessons.lesson import Lesson
from lessons.training.fields import FIELDS
from lessons.training.point import point
from lessons.training.presses import PRESSES
from lessons.training.view import view

LESSON = Lesson("training", FIELDS, view, presses=PRESSES, point=point)
