"""The parts that are read: sentences, charts, sources, and parts side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Explanation:
    """Why nothing comes out."""

    text: str


@dataclass(frozen=True)
class Title:
    """What an extra is called."""

    text: str


@dataclass(frozen=True)
class Prose:
    """Sentences, as Markdown."""

    text: str


@dataclass(frozen=True)
class Text:
    """Sentences as they are."""

    text: str


@dataclass(frozen=True)
class Charts:
    """Figures beside each other, which ``make()`` returns; `key` tells them apart.

    A figure is JSON as plotly.js takes it, ``data`` and ``layout`` with its ``height``.
    """

    key: str
    make: Callable[[], Sequence]


@dataclass(frozen=True)
class Source:
    """The source of what has run, under a heading that opens; parts beside it.

    `choice` is the key of a Choice that says in which words it stands there, "" where
    there is no other. One that is `open` has no heading: it can be read at once.
    `calls` are lines that call it with the present numbers, and say of what shape these
    are: then docstrings need not.
    """

    label: str
    functions: Sequence[Callable]
    below: Sequence = ()
    choice: str = ""
    open: bool = False
    calls: str = ""


@dataclass(frozen=True)
class Beside:
    """Parts in a rail beside others, together in one frame."""

    rail: Sequence
    main: Sequence
