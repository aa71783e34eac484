"""One map of a network in detail: what it is made of, and its windows on the stage."""

from lessons.common.plates import map_plate
from lessons.explore.looks import backward_look, closeup_look
from lessons.parts import Beside, Closeup, Lens, Played, Shares
from scenes.network.closeup import closeup
from scenes.network.closeup_backward import closeup_backward
from scenes.network.map import can_be_played, map_scene, place_lens
from scenes.network.shares import shares_in_steps

BARS = ("dense", "softmax")  # kinds of columns without maps
MOST_NAMED = 4  # sources whose names fit into one line of the equation


def opened_map(values, shown):
    """Find the map that is open: its column and its number, or None.

    Parameters
    ----------
    values : Values
    shown : Explored
    """
    column, number = shown.run.column(values["layer"]), int(values["map"] or 0)
    if column is None or number >= len(column.maps):
        return None
    return None if shown.is_backward and column.kind in BARS else (column, number)


def detail(values, sources, shown, column, number):
    """Return the part that shows an open map, as far as the reader has opened it.

    Parameters
    ----------
    values : Values
    sources : Sources
    shown : Explored
    column : Column
    number : int
    """
    if shown.is_backward:
        return _backward(sources, shown, column, number)
    if column.kind == "softmax":
        return _shares(sources, shown, column, number)
    if values["part"] and can_be_played(column):
        return _windows(values, sources, shown, column, number)
    return _forward(sources, shown, column, number)


def _backward(sources, shown, column, number):
    """Show what comes back to a map from the layer behind it."""
    seen = closeup_backward(shown.run, shown.maps, column, number)
    look = backward_look(sources, shown, column, number, seen)
    opens = shown.run.after(column).name
    return Closeup(seen, look, sources.texts.tree("explore.closeup"), opens)


def _forward(sources, shown, column, number):
    """Show what a map is made of."""
    seen = closeup(shown.run, column, number)
    look = closeup_look(sources, shown, column, number, seen)
    before = _before(shown.run, column)
    opens, texts = before.name if before else "", sources.texts.tree("explore.closeup")
    return Closeup(seen, look, texts, opens, can_be_played(column))


def _shares(sources, shown, column, number):
    """Show how scores become shares."""
    steps = shares_in_steps(shown.run.scores.maps.ravel())
    texts, title = sources.texts.tree("explore.shares"), shown.words.title(column)
    return Shares(steps, shown.words.classes, number, texts, title)


def _windows(values, sources, shown, column, number):
    """Play the windows of a map on the layer's own numbers; one cell needs no lens."""
    y = column.maps[number]
    lens = place_lens(y, column.geometry, values["n"], _corner(values))
    part = _part(values, column, number)
    scene = map_scene(shown.run, column, number, lens, part)
    played = Played(scene, _stage_texts(sources, shown, column, number))
    if column is shown.run.scores:
        return played
    largest = shown.reach[column.name][number]
    plates = [map_plate("map", y, sources.theme, largest)]
    return Beside((Lens(lens.box, plates),), (played,))


def _corner(values):
    """Row and column where the reader has put the lens, or None."""
    placed = values["r0"] and values["c0"]
    return (int(values["r0"]), int(values["c0"])) if placed else None


def _part(values, column, number):
    """Return the number of the only source that is weighed; None for all of them."""
    known = {str(source) for source, _, _ in column.sources[number]}
    is_sum = column.weights is not None
    return int(values["part"]) if is_sum and values["part"] in known else None


def _stage_texts(sources, shown, column, number):
    own, texts = sources.texts.tree("explore"), sources.texts.tree("stage")
    before = _before(shown.run, column)
    given = shown.words.title(before) if before else own["overview"]["picture"]
    panels = {"x": given, "mask": own["mask"], "y": shown.words.title(column)}
    named = before if len(column.sources[number]) <= MOST_NAMED else None
    channels = texts["channels"] | _numbered(sources, shown.words, named)
    said = sources.texts.tree("relu.narration") | own["narration"]
    return texts | {"narration": said, "panels": panels, "channels": channels}


def _numbered(sources, words, column):
    """Names of a column's maps behind their numbers, which are their labels."""
    if column is None or not words.filters:
        return {}
    names = enumerate(words.names(column), start=1)
    return {str(n): sources.text("explore.source", number=n, name=x) for n, x in names}


def _before(run, column):
    """Return the column before a column; None where that is the picture."""
    place = run.columns.index(column)
    return run.columns[place - 1] if place else None
