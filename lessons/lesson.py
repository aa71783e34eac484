"""A lesson: what stands in its address, what its controls do, what it shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import signature
from typing import NamedTuple

import numpy as np

from lessons.fields import Field
from lessons.values import Values
from scenes.tiles import Tile

FORGED = (  # what a press raises where a detail is of no kind that our pages tell
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError),
)


class Change(NamedTuple):
    """A control was moved: texts as in the address, by the keys of their fields."""

    texts: dict


class Press(NamedTuple):
    """A button was pressed, a cell typed or chosen: its name and what goes with it."""

    name: str
    detail: dict


def is_drawing(event):
    """Whether a reader has drawn: a press that changes the Sources, and no value."""
    return isinstance(event, Press) and event.name == "drawn"


def nothing(values, changed):
    """Let nothing follow a change."""
    return {}


def has_pass(values):
    """Whether a lesson has a backward pass: where its address has a direction."""
    return "pass" in values


def no_tiles(image):
    """Show nothing on a lesson's card."""
    return ()


@dataclass(frozen=True)
class Lesson:
    """All that makes a lesson, without anybody who looks at it.

    Parameters
    ----------
    name : str
        As in ``lessons.contents``.
    fields : tuple of Field
        What stands in its address.
    view : callable
        ``view(values, sources)`` is the View at an address: the same for the same
        arguments.
    presses : dict
        What each button, and each press on the stage, changes:
        ``press(values, **detail)`` returns values by key.
    follow : callable
        ``follow(values, changed)``: what else changes where a control was moved.
    point : callable
        ``point(image)`` makes of a picture (1, 3, H, W) the Tiles of the lesson's card
        on the start page.
    has_way_back : callable
        ``has_way_back(values)``: whether there is a backward pass where these are set.
    """

    name: str
    fields: tuple[Field, ...]
    view: Callable
    presses: Mapping[str, Callable[..., dict]] = field(default_factory=dict)
    follow: Callable[[Values, dict], dict] = nothing
    point: Callable[[np.ndarray], Sequence[Tile]] = no_tiles
    has_way_back: Callable[[Values], bool] = has_pass

    def at(self, address):
        """Return the values of an address, ``"s=2&kh=5"``."""
        return Values.of(self.fields, address)

    def update(self, values, event):
        """Return the values after an event; a forged one changes nothing.

        Parameters
        ----------
        values : Values
        event : Change or Press
        """
        return values.changed(**self.changes(values, event))

    def changes(self, values, event):
        """Return what an event changes: values by key.

        Parameters are those of `update`.
        """
        if isinstance(event, Change):
            moved = [field for field in self.fields if field.key in event.texts]
            known = {field.key: field.parse(event.texts[field.key]) for field in moved}
            return known | self.follow(values, known)
        press = self.presses.get(event.name)
        if press is None or not fits(press, values, **event.detail):
            return {}
        try:
            return press(values, **event.detail)
        except FORGED:
            return {}


def fits(press, /, *values, **detail):
    """Whether these are the details that a press tells."""
    try:
        signature(press).bind(*values, **detail)
    except TypeError:
        return False
    return True
