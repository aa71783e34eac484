"""One map of a network in detail: what it is made of, and its windows on the stage."""

from lessons.common.plates import map_plate
from lessons.explore.back import backward_detail
from lessons.explore.looks import closeup_look, said_first
from lessons.explore.place import corner, part_of
from lessons.explore.script import windows_script
from lessons.explore.words import numbered
from lessons.parts import Beside, Closeup, Lens, Played, Shares
from scenes.network.closeup import closeup
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
    column = shown.opened(values["layer"])
    if column is None or (shown.is_backward and column.kind in BARS):
        return None
    number = int(values["map"]) if values["map"] else shown.strongest(column)
    return (column, number) if number < len(column.maps) else None


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
        return backward_detail(values, sources, shown, column, number)
    if column.kind == "softmax":
        return _shares(sources, shown, column, number)
    if values["part"] and can_be_played(column):
        return _windows(values, sources, shown, column, number)
    return _forward(sources, shown, column, number)


def _forward(sources, shown, column, number):
    """Show what a map is made of."""
    seen = closeup(shown.run, column, number)
    look = closeup_look(sources, shown, column, number, seen)
    before = _before(shown.run, column)
    opens, texts = before.name if before else "", sources.texts.tree("explore.closeup")
    texts = said_first(shown.dead(column, number), texts, look)
    return Closeup(seen, look, texts, opens, can_be_played(column))


def _shares(sources, shown, column, number):
    """Show how scores become shares."""
    steps = shares_in_steps(shown.run.scores.maps.ravel())
    texts, title = sources.texts.tree("explore.shares"), shown.words.title(column)
    return Shares(steps, shown.words.classes, number, texts, title)


def _windows(values, sources, shown, column, number):
    """Play the windows of a map on the layer's own numbers; one cell needs no lens."""
    y = column.maps[number]
    lens = place_lens(y, column.geometry, values["n"], corner(values))
    known = [source for source, _, _ in column.sources[number]]
    part = part_of(values, known if column.weights is not None else ())
    scene = map_scene(shown.run, column, number, lens, part)
    texts = _stage_texts(sources, shown, column, number)
    facts, script = shown.dead(column, number), windows_script(scene, column)
    played = Played(scene, texts, facts, script=script)
    if column is shown.run.scores:
        return played
    largest = shown.reach[column.name][number]
    plates = [map_plate("map", y, sources.theme, largest)]
    return Beside((Lens(lens.box, plates),), (played,))


def _stage_texts(sources, shown, column, number):
    own, texts = sources.texts.tree("explore"), sources.texts.tree("stage")
    before = _before(shown.run, column)
    title = shown.words.title(column)
    panels = {"x": shown.given(column), "mask": own["mask"], "y": title}
    named = before if len(column.sources[number]) <= MOST_NAMED else None
    channels = texts["channels"] | numbered(sources, shown.words, named)
    said = sources.texts.tree("relu.narration") | own["narration"]
    return texts | {"narration": said, "panels": panels, "channels": channels}


def _before(run, column):
    """Return the column before a column; None where that is the picture."""
    place = run.columns.index(column)
    return run.columns[place - 1] if place else None
