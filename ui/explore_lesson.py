"""What the Explore page's controls mean: fields in, plain values out."""

import numpy as np

from stage.closeup import Look
from stage.overview import RANGES, Bars, Sheet
from ui.backward import PASSES, is_backward
from ui.choose_image import OWN, PICTURE_FIELDS
from ui.events import answered, taking
from ui.fields import Choice, Hidden, Slider, Switch
from ui.kept import kept
from ui.lens import LENS_FIELDS
from ui.pictures import examples, samples
from ui.square import keep_square

BANK, OWN_NET = "bank", "own"
OF_BANK = ("kh", "kw", "square", "s", "p", "pool")
CLOSED = {"layer": "", "map": "", "part": "", "r0": "", "c0": ""}
SAID_BACK = {"conv": "back", "dense": "back_score"}
PLANES = {1: ("grey",), 3: ("red", "green", "blue")}
SAID = {"conv": "sum", "dense": "score"}  # what the closeup says of a map
MOST_NAMED = 4  # sources whose names fit into one line of the equation
OVERVIEW, CLOSEUP, STAGE = "overview", "closeup", "stage"


def lesson_fields(tasks):
    """Return what the lesson keeps in its address, for networks of these tasks.

    The network sees colours whatever the other lessons show: there is no switch here.
    """
    _, size, _ = PICTURE_FIELDS
    offered = [name for task in tasks for name in examples(task)] + samples()
    nets = (BANK, *tasks, *((OWN_NET,) if kept() else ()))
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
        "without": ("pass",) if lesson["net"] == BANK else OF_BANK,
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


def runs_backward(lesson):
    """Whether gradients are shown; the filter bank has no score to begin at."""
    return lesson["net"] != BANK and is_backward(lesson)


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
        "captions": lesson["net"] == BANK,
        "opened": opened and shown | {"number": opened[1]},
        "on_event": taking(lesson, OVERVIEW, {}),
        "seen": answered(OVERVIEW),
    }


class Words:
    """What columns and maps are called in the reader's language.

    Parameters
    ----------
    lesson : Lesson
    filters : dict of str to list of str
        The bank's names for the maps of its convolutions; {} for other networks.
    classes : list of str
        Names of what a network tells apart.
    """

    def __init__(self, lesson, filters, classes):
        self.lesson, self.filters, self.classes = lesson, filters, classes

    def title(self, column):
        """Name a column."""
        number = column.name.removeprefix(column.kind)
        return self.lesson.text(f"explore.layers.{column.kind}", number=number).strip()

    def note(self, column):
        """Say how a column computes."""
        (kh, kw), (stride, _) = column.geometry.kernel, column.geometry.stride
        slope = getattr(column.layer, "slope", 0)
        places = {"kh": kh, "kw": kw, "stride": stride, "slope": slope}
        strides = column.kind == "conv" and stride > 1
        key = "conv_stride" if strides else column.kind
        return self.lesson.text(f"explore.notes.{key}", **places)

    def names(self, column):
        """Name a column's maps."""
        if column.kind in ("dense", "softmax"):
            return self.classes
        if not self.filters:
            numbers = range(1, len(column.maps) + 1)
            return [self.lesson.text("explore.map", number=n) for n in numbers]
        return [word["name"] for word in self._filters(column)]

    def abouts(self, column):
        """One line about each map."""
        if self.filters:
            return [word["about"] for word in self._filters(column)]
        return ["" for _ in column.maps]

    def _filters(self, column):
        texts = self.lesson.texts
        names = self.filters[column.block]
        return [texts.tree(f"explore.filters.{name}") for name in names]


def sheet_of(words, column, maps):
    """Lay a column out for the overview, with the maps (K, H, W) that it shows."""
    return Sheet(
        column.name,
        maps,
        column.sources,
        column.block,
        column.kind == "conv",
        words.title(column),
        words.note(column),
        words.names(column),
        words.abouts(column),
    )


def bars_of(words, column, chosen):
    """Lay the scores or the shares out for the overview."""
    values = column.maps.ravel()
    form = "{:.1%}" if column.kind == "softmax" else "{:.2f}"
    return Bars(
        column.name,
        values,
        [form.format(value).replace("-", "−") for value in values],
        column.sources,
        True,
        words.title(column),
        words.note(column),
        words.names(column),
        words.abouts(column),
        chosen,
    )


def sheets_of(words, columns, maps, chosen=None):
    """Lay all columns out for the overview.

    Parameters
    ----------
    words : Words
    columns : sequence of Column
    maps : dict of str to ndarray
        What is shown of each column, by its name; columns that are not there are left
        out.
    chosen : int, optional
        The class that a backward pass begins at; forward it is the likeliest.
    """
    return [
        bars_of(words, column, chosen)
        if column.kind in ("dense", "softmax")
        else sheet_of(words, column, maps[column.name])
        for column in columns
        if column.name in maps
    ]


def class_names(lesson, task, classes):
    """Name what a network tells apart in the reader's language."""
    return [lesson.text(f"options.img.{task}-{name}") for name in classes]


def picture_note(lesson, task):
    """Say how a picture was brought into the form that a network knows."""
    return lesson.text(f"explore.fitted.{task}") if task else ""


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


def closeup_look(words, run, column, number, view, reach):
    """Say how the closeup of a map looks.

    Parameters
    ----------
    words : Words
    run : Run
    column : Column
    number : int
    view : Closeup
    reach : dict of str to ndarray
        End of the colour scale of every map, by column.
    """
    before = run.columns[run.columns.index(column) - 1]
    numbers = [term.number for term in view.terms]
    if column is run.columns[0]:
        roles, ends = [PLANES[len(run.input)][n] for n in numbers], [1.0] * len(numbers)
        planes = words.lesson.texts.tree("explore.overview.planes")
        names = [planes[role] for role in roles]
    else:
        roles, ends = ["activation"] * len(numbers), reach[before.name][numbers]
        names = [words.names(before)[n] for n in numbers]
    own = reach[column.name][number] if column.name in reach else _largest(view)
    said = SAID.get(column.kind, "one")
    title, name = words.title(column), words.names(column)[number]
    note = words.note(column)
    return Look("activation", own, roles, ends, names, title, name, note, said)


def backward_look(words, run, column, number, view, reach):
    """Say how the closeup of a gradient looks; as `closeup_look`."""
    behind = run.after(column)
    numbers = [term.number for term in view.terms]
    ends = reach.get(behind.name, np.ones(len(behind.maps)))[numbers]
    roles = ["gradient"] * len(numbers)
    names = [words.names(behind)[n] for n in numbers]
    own = reach[column.name][number]
    said = SAID_BACK.get(behind.kind, "back_one")
    title, name = words.title(column), words.names(column)[number]
    note = words.lesson.text(f"explore.way_back.{behind.kind}")
    return Look("gradient", own, roles, ends, names, title, name, note, said)


def _largest(view):
    """End of the scale where a layer has no maps of its own: of its partial sums."""
    return max(float(np.abs(term.part).max()) for term in view.terms) or 1.0


def layer_before(run, column):
    """Name the layer before a column; "" where that is the picture."""
    place = run.columns.index(column)
    return run.columns[place - 1].name if place else ""


def closeup_options(lesson, opens, playable):
    """Return what the closeup needs beside its numbers.

    `opens` is the layer that a click on a source opens, "" for none.
    """
    return {
        "texts": lesson.texts.tree("explore.closeup"),
        "key": CLOSEUP,
        "opens": opens,
        "playable": playable,
        "on_event": taking(lesson, CLOSEUP, {}),
        "seen": answered(CLOSEUP),
    }


def lens_corner(lesson):
    """Row and column where the reader has put the lens, or None."""
    placed = lesson["r0"] and lesson["c0"]
    return (int(lesson["r0"]), int(lesson["c0"])) if placed else None


def stage_options(lesson, words, run, column, number):
    """Return what the stage needs beside the scene of a map."""
    own = lesson.texts.tree("explore")
    place = run.columns.index(column)
    before = run.columns[place - 1] if place else None
    given = words.title(before) if before else own["overview"]["picture"]
    panels = {"x": given, "mask": own["mask"], "y": words.title(column)}
    texts = lesson.texts.tree("stage")
    named = before if len(column.sources[number]) <= MOST_NAMED else None
    channels = texts["channels"] | _numbered(words, named)
    said = lesson.texts.tree("relu.narration") | own["narration"]
    options = {"narration": said, "panels": panels, "channels": channels}
    return {"texts": texts | options, "key": STAGE}


def _numbered(words, column):
    """Names of a column's maps behind their numbers, which are their labels."""
    if column is None or not words.filters:
        return {}
    say = words.lesson.text
    names = enumerate(words.names(column), start=1)
    return {str(n): say("explore.source", number=n, name=x) for n, x in names}


def shares_options(lesson, words, column, number):
    """Return what the steps of the softmax need beside their numbers."""
    return {
        "names": words.classes,
        "chosen": number,
        "texts": lesson.texts.tree("explore.shares"),
        "title": words.title(column),
    }


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
