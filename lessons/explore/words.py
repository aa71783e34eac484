"""What layers and maps are called on the Explore page, and how they are laid out."""

from lessons.common.fields import DRAWN
from lessons.explore.looks import PLANES
from scenes.network.sheets import Bars, Sheet
from scenes.words.numbers import printed


class Words:
    """What columns and maps are called in the reader's language.

    Parameters
    ----------
    sources : Sources
    filters : dict of str to list of str
        The bank's names for the maps of its convolutions; {} for other networks.
    classes : list of str
        Names of what a network tells apart.
    """

    def __init__(self, sources, filters, classes):
        self.sources, self.filters, self.classes = sources, filters, classes

    def title(self, column):
        """Name a column."""
        number = column.name.removeprefix(column.kind)
        return self.sources.text(f"explore.layers.{column.kind}", number=number).strip()

    def note(self, column):
        """Say how a column computes."""
        (kh, kw), (stride, _) = column.geometry.kernel, column.geometry.stride
        slope = getattr(column.layer, "slope", 0)
        places = {"kh": kh, "kw": kw, "stride": stride, "slope": slope}
        strides = column.kind == "conv" and stride > 1
        key = "conv_stride" if strides else column.kind
        return self.sources.text(f"explore.notes.{key}", **places)

    def names(self, column):
        """Name a column's maps."""
        if column.kind in ("dense", "softmax"):
            return self.classes
        if column.kind == "input":
            planes = self.sources.texts.tree("explore.overview.planes")
            return [planes[role] for role in PLANES[len(column.maps)]]
        if not self.filters:
            numbers = range(1, len(column.maps) + 1)
            return [self.sources.text("explore.map", number=n) for n in numbers]
        return [word["name"] for word in self._filters(column)]

    def abouts(self, column):
        """One line about each map."""
        if self.filters:
            return [word["about"] for word in self._filters(column)]
        return ["" for _ in column.maps]

    def loss(self, chosen):
        """Say what L is where the backward pass begins at a class."""
        name = self.classes[chosen]
        return self.sources.text("explore.backward.loss", name=name)

    def _filters(self, column):
        texts = self.sources.texts
        names = self.filters[column.block]
        return [texts.tree(f"explore.filters.{name}") for name in names]


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
        else sheet_of(words, column, maps[column.name], chosen)
        for column in columns
        if column.name in maps
    ]


def sheet_of(words, column, maps, chosen=None):
    """Lay a column out for the overview, with the maps (K, H, W) that it shows.

    Backward the line about each map says whose gradient it is.
    """
    backward = [words.loss(chosen)] * len(maps) if chosen is not None else None
    return Sheet(
        column.name,
        maps,
        column.sources,
        column.block,
        column.kind == "conv",
        words.title(column),
        words.note(column),
        words.names(column),
        backward or words.abouts(column),
    )


def bars_of(words, column, chosen):
    """Lay the scores or the shares out for the overview."""
    values = column.maps.ravel()
    printed = _share if column.kind == "softmax" else _score
    return Bars(
        column.name,
        values,
        [printed(value) for value in values],
        column.sources,
        column.kind == "dense",
        words.title(column),
        words.note(column),
        words.names(column),
        words.abouts(column),
        chosen,
    )


def class_names(sources, task, classes):
    """Name what a network tells apart in the reader's language."""
    return [sources.text(f"options.img.{task}-{name}") for name in classes]


def _share(value):
    return f"{printed(100 * float(value), 1)}\u00a0%"


def _score(value):
    return printed(float(value), 2)


def answer_of(values, sources, words, run):
    """Name the likeliest class, and its share; "" where nothing is told apart.

    An empty pad is no picture to be sure about.

    Parameters
    ----------
    values : Values
    sources : Sources
    words : Words
    run : Run
    """
    if run.scores is None:
        return ""
    if values["img"] == DRAWN and sources.is_blank():
        return sources.text("pad.empty")
    shares = run.columns[-1].maps.ravel()
    likeliest = int(shares.argmax())
    return f"{words.classes[likeliest]} · {_share(shares[likeliest])}"


def numbered(sources, words, column):
    """Name a column's maps behind their numbers, which are their labels.

    Parameters
    ----------
    sources : Sources
    words : Words
    column : Column or None
    """
    if column is None or not words.filters:
        return {}
    names = enumerate(words.names(column), start=1)
    return {str(n): sources.text("explore.source", number=n, name=x) for n, x in names}


def picture_note(values, sources, task):
    """Say how a picture was brought into the form that a network knows.

    Of one that is neither drawn nor an example of what it knows, say what its answer is
    worth.
    """
    if not task:
        return ""
    known = values["img"] in ("", DRAWN) or values["img"].startswith(f"{task}-")
    notes = ("fitted",) if known else ("fitted", "stranger")
    return " ".join(sources.text(f"explore.{note}.{task}") for note in notes)


def misfit_sentence(sources, misfit):
    """Say which layer's window found no room; only the bank's can be made too large."""
    kind, number = misfit.layer[:-1], misfit.layer[-1]
    return sources.text(
        "explore.too_small",
        layer=sources.text(f"explore.layers.{kind}", number=number),
        window=_by(misfit.window),
        room=_by(misfit.room),
    )


def _by(shape):
    return " × ".join(map(str, shape))
