"""The parts of the start page: its opening words, a card for every lesson."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Welcome:
    """What the program is: one sentence, and what leads on from it."""

    sentence: str
    lead: str


@dataclass(frozen=True)
class Card:
    """The way into a lesson; `tiles`, of ``scenes.tiles``, show its point."""

    name: str
    title: str
    point: str
    tiles: Sequence


@dataclass(frozen=True)
class Cards:
    """The way into every lesson; `label` says what they are together."""

    label: str
    cards: Sequence[Card]
