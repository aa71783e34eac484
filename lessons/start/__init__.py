"""The start page: what this is, one moving picture, and the way into every lesson."""

from lessons.lesson import Lesson
from lessons.start.fields import FIELDS
from lessons.start.view import view

LESSON = Lesson("start", FIELDS, view)
