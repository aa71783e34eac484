"""The parts that a reader moves: the bar, sliders, links."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lessons.fields import Field


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
class Sliders:
    """Sliders of these fields, beside what they change."""

    keys: Sequence[str]


@dataclass(frozen=True)
class Links:
    """What can be seen in the stage's place: `names`, and which of them is `opened`.

    `stage` is the key of the text for what stands there first.
    """

    names: Sequence[str]
    opened: str = ""
    stage: str = "extras.stage"
