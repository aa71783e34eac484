"""The lesson on activations: what one keeps of a feature map, and what it stops."""

from lessons.common.backward import CHOOSE
from lessons.common.batch import PICK
from lessons.lesson import Lesson
from lessons.relu.fields import FIELDS
from lessons.relu.point import point
from lessons.relu.view import view

LESSON = Lesson("relu", FIELDS, view, presses=CHOOSE | PICK, point=point)
