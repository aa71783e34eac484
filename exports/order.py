"""What a reader wants to take along, and of which page."""

from dataclasses import dataclass

from lessons.contents import PAGES
from lessons.scripts import WAYS

SUFFIXES = {  # of the file of each format
    **{name: name for name in ("png", "svg", "gif", "html", "npz", "csv")},
    "stills": "zip",
    "code": "py",
}
SIZES = {"small": (1280, 720), "large": (1600, 900)}  # px
MOST = 10**6  # steps


class Refused(Exception):
    """What is wanted is not to be had.

    Parameters
    ----------
    kind : str
        Why, as the texts ``along.refused`` name it.
    """

    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class Order:
    """What is wanted.

    Parameters
    ----------
    format : str
        One of SUFFIXES.
    page : dict
        As a question of ``live.answering``: who asks for which state of a lesson.
    size : str
        One of SIZES.
    step, first, last : int
        The step on show, and the first and the last one of those that are wanted.
    way : str
        One of ``lessons.scripts.WAYS``, of lines of Python.
    """

    format: str
    page: dict
    size: str = "small"
    step: int = 0
    first: int = 0
    last: int = MOST
    way: str = WAYS[0]

    @classmethod
    def of(cls, told):
        """Take JSON for an order; ValueError for what is none."""
        try:
            order = cls(**told)
            steps = (order.step, order.first, order.last)
            fits = order.format in SUFFIXES and order.size in SIZES
            fits &= order.way in WAYS
            fits &= all(type(each) is int and 0 <= each <= MOST for each in steps)
            fits &= order.page["lesson"] in PAGES and order.first <= order.last
        except (TypeError, KeyError) as error:
            raise ValueError("no order") from error
        if not fits:
            raise ValueError("no order")
        return order

    @property
    def name(self):
        """Name under which the file is saved."""
        return f"layerscope-{self.page['lesson']}.{SUFFIXES[self.format]}"
