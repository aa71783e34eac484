"""The Explore page: what each layer of a network makes of a picture, and why."""

from lessons.explore.fields import FIELDS, follow, has_way_back
from lessons.explore.point import point
from lessons.explore.view import view
from lessons.lesson import Lesson

LESSON = Lesson(
    "explore",
    FIELDS,
    view,
    follow=follow,
    point=point,
    has_way_back=has_way_back,
)
