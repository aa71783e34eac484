"""The parts of a View: what stands on a page, and not how it is drawn.

What only some readers open, charts and checks, is a callable that runs when they do.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from engine.comparison import GradientCheck
from lessons.fields import Field
from lessons.sources import Picture
from scenes.gradient_check import comparison
from scenes.network.closeup import Closeup as Neighbourhood
from scenes.network.look import Look
from scenes.network.shares import Shares as Steps
from scenes.network.sheets import Bars, Sheet
from scenes.network.sheets import Picture as Given
from scenes.scene import Scene

STAGE = "stage"
PACKED = ("scene", "texts", "facts", "subject")


class Action(NamedTuple):
    """A button of the bar: a press of the lesson, and the field that it stands behind.

    Its label is ``controls.<name>``.
    """

    name: str
    after: str = ""


@dataclass(frozen=True)
class Bar:
    """The controls over the stage.

    Parameters
    ----------
    disabled : collection of str
        Keys of fields that cannot be moved at the moment.
    without : collection of str
        Keys of fields that are of no use at the moment: they have no control.
    notes : dict
        A sentence under a control, by the key of its field.
    values : dict
        What controls show instead of the reader's own value.
    actions : sequence of Action
    fields : dict
        Fields that are others at the moment than those of the lesson, by key.
    """

    disabled: Collection[str] = ()
    without: Collection[str] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    values: Mapping = field(default_factory=dict)
    actions: Sequence[Action] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True)
class Chooser:
    """The picture, and the lesson's own `examples` that can be chosen in its place."""

    picture: Picture
    examples: Sequence[str] = ()


@dataclass(frozen=True, eq=False)
class Plate:
    """One picture under the lens.

    `values` (H, W) are what its pixels mean, None for the reader's own picture.
    """

    name: str
    png: str
    shape: tuple[int, int]
    values: np.ndarray | None = None


@dataclass(frozen=True)
class Lens:
    """A box over pictures, all of one shape or of one picture and its map.

    `box` is its first row, first column, height and width.
    """

    box: tuple[int, int, int, int]
    plates: Sequence[Plate]


@dataclass(frozen=True)
class Links:
    """What can be seen in the stage's place: `names`, and which of them is `opened`."""

    names: Sequence[str]
    opened: str = ""


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
class Welcome:
    """What the program is: one sentence, and what leads on from it."""

    sentence: str
    lead: str


@dataclass(frozen=True)
class Card:
    """The way into a lesson; `tiles`, of ``scenes.start``, show its point."""

    name: str
    title: str
    point: str
    tiles: Sequence


@dataclass(frozen=True)
class Cards:
    """The way into every lesson; `label` says what they are together."""

    label: str
    cards: Sequence[Card]


@dataclass(frozen=True)
class Played:
    """A Scene on the stage.

    Parameters
    ----------
    scene : Scene
    texts : dict
        The stage's own, with ``narration`` and ``panels`` for this scene.
    facts : sequence of str
        Short sentences over the player.
    subject : str
        With another one, the stage goes to the scene's start.
    options : dict
        What else ``stage.stage.packed`` takes.
    key : str
        Tells two stages apart.
    """

    scene: Scene
    texts: Mapping
    facts: Sequence[str] = ()
    subject: str = ""
    options: Mapping = field(default_factory=dict)
    key: str = STAGE

    @property
    def packing(self):
        """What ``stage.stage.packed`` takes."""
        given = {name: getattr(self, name) for name in PACKED}
        return given | self.options


@dataclass(frozen=True)
class Sliders:
    """Sliders of these fields, beside what they change."""

    keys: Sequence[str]


@dataclass(frozen=True)
class Charts:
    """Figures beside each other, which ``make()`` returns; `key` tells them apart."""

    key: str
    make: Callable[[], Sequence]


@dataclass(frozen=True)
class Check:
    """A gradient check at a press.

    Parameters
    ----------
    make : callable
        Returns the GradientCheck.
    about : str
        Key of the sentence that says what is nudged.
    comparison : callable
        Makes of what was compared the Scene that shows it.
    """

    make: Callable[[], GradientCheck]
    about: str = "gradient_check.about"
    comparison: Callable[..., Scene] = comparison


@dataclass(frozen=True)
class Timed:
    """Work at a press of a button, which only one reader does at a time.

    ``run()`` returns the parts that say what came out.
    """

    label: str
    run: Callable[[], Sequence]


@dataclass(frozen=True)
class Measurement:
    """A program that measures in a process of its own, until the reader stops it.

    Parameters
    ----------
    texts : str
        Where its sentences stand: ``start``, ``stop``, ``running``, ``busy``.
    module : str
        Name of the program's module.
    job : dict
        What it is told.
    show : callable
        ``show(records)`` returns the parts that say what was measured so far, a list
        of dicts.
    """

    texts: str
    module: str
    job: Mapping
    show: Callable[[Sequence], Sequence]


@dataclass(frozen=True)
class Training:
    """Networks that are trained side by side: a run, which whoever shows it keeps.

    Parameters
    ----------
    settings : dict
        Each network's, by its name: with other settings it is another run.
    begin : callable
        ``begin()`` makes the trials of a new run, by the same names.
    describe : callable
        ``describe(run)`` says how far a run has come and what is drawn of it, as JSON.
    pack : callable
        ``pack(run)`` makes the file of a run's network, or raises ValueError for one
        that has diverged.
    """

    settings: Mapping
    begin: Callable[[], Mapping]
    describe: Callable[..., dict]
    pack: Callable[..., bytes]


@dataclass(frozen=True)
class Source:
    """The source of what has run, under a heading that opens, and parts below it."""

    label: str
    functions: Sequence[Callable]
    below: Sequence = ()


@dataclass(frozen=True)
class Beside:
    """Parts in a rail beside others, together in one frame."""

    rail: Sequence
    main: Sequence


@dataclass(frozen=True)
class Overview:
    """Every map of a network: what ``stage.overview.packed`` takes."""

    picture: Given
    sheets: Sequence[Sheet | Bars]
    texts: Mapping
    ranges: str
    role: str
    opened: Mapping | None
    captions: bool


@dataclass(frozen=True)
class Closeup:
    """How one map comes about: what ``stage.closeup.packed`` takes."""

    closeup: Neighbourhood
    look: Look
    texts: Mapping
    opens: str
    playable: bool = False


@dataclass(frozen=True)
class Shares:
    """A softmax step by step: what ``stage.shares.packed`` takes."""

    steps: Steps
    names: Sequence[str]
    chosen: int
    texts: Mapping
    title: str
