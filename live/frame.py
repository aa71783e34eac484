"""What Streamlit draws of a view, by marks: whether it would draw another page."""

from lessons.common.fields import PICTURE_FIELDS
from lessons.parts import (
    Beside,
    Check,
    Chooser,
    Explanation,
    Measurement,
    Prose,
    Sliders,
    Source,
    Text,
    Timed,
    Title,
    Training,
)
from live.marks import mark
from live.payloads import TOLD, keys

ALONE = (Check, Measurement, Timed, Training)  # what these show only it knows
WORDS = (Explanation, Prose, Text, Title)


def frame(asked):
    """Mark what Streamlit draws round the components of a page, and which these are.

    Parameters
    ----------
    asked : Asked

    Returns
    -------
    list of str or None
        Marks of what the reader looks at, and of what may follow a moment later. None
        where the reader looks at what Streamlit alone can draw.
    """
    view = asked.view
    first = (view.bar, *view.rail, *view.under, *view.main)
    if any(isinstance(part, ALONE) or _is_read(part) for part in first):
        return None
    told = [keys(part) for part in view.more]
    picture = [asked[field.key] for field in PICTURE_FIELDS if field.key in asked]
    looked_at = [_described(asked, part) for part in first]
    offered = [part.examples for part in first if isinstance(part, Chooser)]
    later = [_all(asked, view.more), picture, offered, asked.question]
    return [mark([looked_at, told]), mark(later)]


def _is_read(part):
    """Whether it is a source whose calls, and what is timed beside it, are in sight."""
    return isinstance(part, Source) and part.open


def _all(asked, parts):
    return [_described(asked, part) for part in parts]


def _described(asked, part):
    kind = type(part)
    return [kind.__name__, DESCRIBED[kind](asked, part) if kind in DESCRIBED else ""]


DESCRIBED = {
    **dict.fromkeys(TOLD, lambda asked, part: keys(part)),
    **dict.fromkeys(WORDS, lambda asked, part: part.text),
    Sliders: lambda asked, part: [asked[key] for key in part.keys],
    Source: lambda asked, part: [
        [part.label, *(each.__name__ for each in part.functions)],
        _all(asked, part.below),
    ],
    Beside: lambda asked, part: [_all(asked, part.rail), _all(asked, part.main)],
}
