"""What an order is about: the scene on show there, with its words."""

from functools import cached_property

from drawing.ways.fonts import AT_HAND, letters
from exports.order import SIZES, Refused
from lessons.parts import Played

FONT = 16  # px, of a font that is looked at


class Work:
    """An order at work.

    Parameters
    ----------
    order : Order
    asked : lessons.asked.Asked

    Attributes
    ----------
    note : str
        What is to be said of the file, as the texts ``along.notes`` name it.
    """

    def __init__(self, order, asked):
        self.order, self.asked = order, asked
        self.theme, self.size = asked.theme, SIZES[order.size]
        self.note = ""

    @property
    def scene(self):
        """The Scene on the stage; Refused where there is none."""
        return self._played.scene

    @property
    def step(self):
        """The step on show."""
        return min(self.order.step, self.scene.steps - 1)

    @property
    def steps(self):
        """Those that are wanted: a range."""
        last = min(self.order.last, self.scene.steps - 1)
        return range(min(self.order.first, last), last + 1)

    @property
    def texts(self):
        """The scene's words, with the lesson's title over it."""
        title = self.asked.text(f"{self.asked.name}.title")
        return {"title": title} | dict(self._played.texts)

    @cached_property
    def painted_texts(self):
        """Those words in pixels: none where no font on this machine has their signs.

        Then `note` says so.
        """
        if letters(AT_HAND, FONT).has_all(self.texts["title"]):
            return self.texts
        self.note = "signs"
        return {}

    @cached_property
    def _played(self):
        played = self.asked.view.part(Played)
        if played is None:
            raise Refused("scene")
        return played
