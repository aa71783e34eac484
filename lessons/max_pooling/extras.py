"""What the pooling lesson shows in the stage's place."""

import math

from figures.counts import counts_chart
from figures.shifts import shifts_figure
from lessons.common.extras import titled
from lessons.max_pooling.fields import SHIFT
from lessons.max_pooling.words import shift_sentence
from lessons.parts import Charts, Prose, Sliders
from scenes.pooling.layer import shift_experiment
from scenes.signed import cut, grown

SURROUNDINGS = 64  # cells either way in which the maps move
NEXT = 3 * 3  # cells of the window of a convolution behind


def extra(name, values, sources, numbers):
    """Return the parts of what is open.

    Parameters
    ----------
    name : str
        Of ``lessons.max_pooling.fields.EXTRAS``.
    values : Values
    sources : Sources
    numbers : Numbers
    """
    return titled(sources, "max-pooling", name, *OPEN[name](values, sources, numbers))


def _shifts(values, sources, numbers):
    """Move the maps, and see what changes behind every kind of pooling."""
    shift = tuple(values[key] for key in SHIFT)
    wide = grown(numbers.box, numbers.maps.shape, SURROUNDINGS)
    moved = [cut(numbers.maps, wide, by)[0, numbers.shown] for by in ((0, 0), shift)]
    results = shift_experiment(numbers.pool.geometry, *moved)
    return (
        Sliders(SHIFT),
        Prose(shift_sentence(sources, results)),
        Charts("shifts", lambda: [_shifts_chart(sources, results)]),
    )


def _shifts_chart(sources, results):
    words = sources.texts.tree("max-pooling.shift")
    rows = [words[row] for row in ("before", "after", "changed")]
    columns = {words[r.kind]: (r.before, r.after, r.changed) for r in results}
    return shifts_figure(columns, rows, sources.theme)


def _kept(values, sources, numbers):
    """Count what a convolution behind would cost."""
    return (Charts("kept", lambda: [_next_chart(sources, numbers)]),)


def _next_chart(sources, numbers):
    """Draw its products and the values that it gets, as shares of those unpooled."""
    maps = {"pooled": numbers.pooled, "unpooled": numbers.maps}
    sizes = {name: math.prod(each.shape) for name, each in maps.items()}
    each = {"products": numbers.maps.shape[1] * NEXT, "values": 1}  # per value in
    rows = [(what, name) for what in each for name in sizes]
    labels = [sources.text(f"max-pooling.next.{what}_{name}") for what, name in rows]
    counts = [each[what] * sizes[name] for what, name in rows]
    wholes = [each[what] * sizes["unpooled"] for what, _ in rows]
    return counts_chart(labels, counts, sources.theme, "activation", wholes)


OPEN = {"shifts": _shifts, "kept": _kept}
