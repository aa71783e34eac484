"""What the pooling lesson shows in the stage's place."""

import math

from figures.counts import counts_chart
from figures.shifts import mark_window, shifts_figure
from lessons.common.extras import titled
from lessons.max_pooling.fields import FAR, SHIFT, shown_map
from lessons.max_pooling.nodes import nodes
from lessons.max_pooling.words import dot_sentences, next_sentences, shift_sentences
from lessons.parts import Charts, Prose, Sliders
from scenes.pooling.layer import moving_dot, shift_experiment
from scenes.signed import cut, grown

SURROUNDINGS = 64  # cells either way in which the maps move
SMALL, LARGE = 120, 190  # px of a row of a figure
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
    if name == "graph":
        return nodes(values, sources, numbers)
    return titled(sources, "max-pooling", name, *OPEN[name](values, sources, numbers))


def _shifts(values, sources, numbers):
    """Move a dot, then the map, and see what changes behind every kind of pooling."""
    shift, geometry = tuple(values[key] for key in SHIFT), numbers.pool.geometry
    *dot, window = moving_dot(geometry, shift, FAR)
    wide = grown(numbers.box, numbers.maps.shape, SURROUNDINGS)
    moved = [cut(numbers.maps, wide, by)[0, numbers.shown] for by in ((0, 0), shift)]
    dots, maps = (shift_experiment(geometry, *pair) for pair in (dot, moved))
    return (
        Sliders(SHIFT),
        Prose(dot_sentences(sources, shift, dots)),
        Charts("dot", lambda: [_dot_chart(sources, dot, dots, window)]),
        Prose(shift_sentences(sources, _shown_filter(values), moved[0], maps)),
        Charts("shifts", lambda: [_shifts_chart(sources, moved, maps, LARGE)]),
        Prose(sources.text("max-pooling.shift.limits")),
    )


def _shown_filter(values):
    return values["filter"][shown_map(values)]


def _dot_chart(sources, dot, results, window):
    figure = _shifts_chart(sources, dot, results, SMALL)
    return mark_window(figure, window, sources.theme)


def _shifts_chart(sources, moved, results, row):
    """Draw the map and what every kind makes of it, before and after."""
    words = sources.texts.tree("max-pooling.shift")
    rows = [words[name] for name in ("before", "after", "change")]
    pairs = {words["map"]: moved}
    pairs |= {words[each.kind]: (each.before, each.after) for each in results}
    return shifts_figure(pairs, rows, sources.theme, row)


def _kept(values, sources, numbers):
    """Count what a convolution behind would cost."""
    return (
        Prose(next_sentences(sources, numbers.maps, numbers.pooled, NEXT)),
        Charts("kept", lambda: [_next_chart(sources, numbers)]),
    )


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
