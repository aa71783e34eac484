"""What a lesson shows at an address."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.parts import Bar, Beside


@dataclass(frozen=True)
class View:
    """A lesson's parts, by the places of its page.

    Parameters
    ----------
    bar : Bar or None
    rail, main, more, under : sequence of parts
        Beside the stage or its bar, in the stage's place, below it, and under the bar:
        ``lessons.parts``.
    """

    bar: Bar | None
    rail: Sequence = ()
    main: Sequence = ()
    more: Sequence = ()
    under: Sequence = ()

    def part(self, kind):
        """Return the first part of a kind, or None.

        Parameters
        ----------
        kind : type
            One of ``lessons.parts``.
        """
        return next((part for part in self.parts if isinstance(part, kind)), None)

    @property
    def script(self):
        """Lines of Python of what is played, or trained: a Script, or None."""
        scripts = (getattr(part, "script", None) for part in self.parts)
        return next(filter(None, scripts), None)

    @property
    def parts(self):
        """All parts, also those that stand in others."""
        return tuple(_each((*self.rail, *self.under, *self.main, *self.more)))


def _each(parts):
    for part in parts:
        yield part
        if isinstance(part, Beside):
            yield from _each((*part.rail, *part.main))
