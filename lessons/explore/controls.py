"""What the Explore page's controls mean: fields in, plain values out."""

import streamlit as st

from lessons.common.backward import PASSES, is_backward
from lessons.common.fields import LENS_FIELDS, OWN, OWN_NET, PICTURE_FIELDS
from lessons.common.square import is_square, keep_square
from lessons.fields import Choice, Hidden, Slider, Switch
from pictures.loading import examples, samples
from scenes.network.sheets import RANGES
from ui.frame.events import answered, taking
from ui.frame.kept import is_kept

BANK = "bank"
OF_BANK = ("kh", "kw", "square", "s", "p", "pool")
CLOSED = {"layer": "", "map": "", "part": "", "r0": "", "c0": ""}
OVERVIEW = "overview"


def lesson_fields(tasks):
    """Return what the lesson keeps in its address, for networks of these tasks.

    The network sees colours whatever the other lessons show: there is no switch here.
    """
    _, size, _ = PICTURE_FIELDS
    offered = [name for task in tasks for name in examples(task)] + samples()
    own = is_kept() or st.query_params.get("net") == OWN_NET
    nets = (BANK, *tasks, *((OWN_NET,) if own else ()))
    return (
        Choice("img", ("", *offered, *OWN), ""),
        size,
        *LENS_FIELDS,
        Choice("net", nets, BANK),
        Choice("pass", PASSES, PASSES[0]),
        Choice("range", RANGES, "layer"),
        Slider("kh", 1, 7, 3),
        Slider("kw", 1, 7, 3),
        Switch("square", True),
        Slider("s", 1, 3, 1),
        Slider("p", 0, 3, 1),
        Slider("pool", 1, 4, 2),
        Hidden("class", "", "[0-9]{0,2}"),
        Hidden("layer", "", "[a-z]{2,8}[0-9]{0,2}|"),
        Hidden("map", "", "[0-9]{0,2}"),
        Hidden("part", "", "[0-9]{1,2}|all|"),
    )


def bar_options(lesson):
    """Return what the control bar needs beside the fields."""
    return {
        "without": ("pass",) if shows_bank(lesson) else OF_BANK,
        "values": {"square": is_square(lesson)},
        "follow": lambda changed: (
            keep_square(lesson, changed) | _other_net(lesson, changed)
        ),
    }


def _other_net(lesson, changed):
    """Another network opens on all its maps, and on a picture of its own."""
    if "net" not in changed:
        return {}
    own = lesson["img"] if lesson["img"] in OWN else ""
    return CLOSED | {"class": "", "img": own}


def shows_bank(lesson):
    """Whether the filter bank is shown; it stands for a network that is not there."""
    return lesson["net"] == BANK or (lesson["net"] == OWN_NET and not is_kept())


def runs_backward(lesson):
    """Whether gradients are shown; the filter bank has no score to begin at."""
    return not shows_bank(lesson) and is_backward(lesson)


def overview_options(lesson, opened, begin=""):
    """Return what the overview needs beside its maps.

    `opened` is the column and the number of the map that is open, or None; `begin`
    the class whose score runs backward.
    """
    texts = lesson.texts.tree("explore.overview")
    if begin:
        back = lesson.texts.tree("explore.backward")
        texts = (
            texts | back | {"hint": lesson.text("explore.backward.hint", name=begin)}
        )
    shown = {"layer": lesson["layer"], "part": lesson["part"]}
    return {
        "texts": texts,
        "ranges": lesson["range"],
        "role": "gradient" if begin else "activation",
        "captions": shows_bank(lesson),
        "opened": opened and shown | {"number": opened[1]},
        "on_event": taking(lesson, OVERVIEW, {}),
        "seen": answered(OVERVIEW),
    }


def chosen_class(lesson, run):
    """Return the class that the backward pass begins at: the likeliest at first."""
    scores = run.scores.maps.ravel()
    asked = int(lesson["class"] or -1)
    return asked if 0 <= asked < len(scores) else int(scores.argmax())


def opened_map(lesson, run):
    """Find the map that is open: its column and its number, or None."""
    column, number = run.column(lesson["layer"]), int(lesson["map"] or 0)
    found = column is not None and number < len(column.maps)
    if found and runs_backward(lesson) and column.kind in ("dense", "softmax"):
        return None
    return (column, number) if found else None


def opened_part(lesson, column, number):
    """Return the number of the only source that is weighed; None for all of them."""
    known = {str(source) for source, _, _ in column.sources[number]}
    is_sum = column.weights is not None
    return int(lesson["part"]) if is_sum and lesson["part"] in known else None


def lens_corner(lesson):
    """Row and column where the reader has put the lens, or None."""
    placed = lesson["r0"] and lesson["c0"]
    return (int(lesson["r0"]), int(lesson["c0"])) if placed else None


def misfit_sentence(lesson, misfit):
    """Say which layer's window found no room; only the bank's can be made too large."""
    kind, number = misfit.layer[:-1], misfit.layer[-1]
    return lesson.text(
        "explore.too_small",
        layer=lesson.text(f"explore.layers.{kind}", number=number),
        window=_by(misfit.window),
        room=_by(misfit.room),
    )


def _by(shape):
    return " × ".join(map(str, shape))
