"""One map's gradient in detail: what comes back to it, cell by cell on the stage."""

from lessons.common.plates import map_plate
from lessons.explore.looks import backward_look, said_first
from lessons.explore.place import corner, part_of
from lessons.explore.script import back_script, weights_script
from lessons.parts import Beside, Closeup, Lens, Played
from scenes.network.closeup_backward import closeup_backward
from scenes.network.map_backward import map_backward, weights_backward
from scenes.network.way import Way

OF_WEIGHTS = "dw"  # the part that shows the gradient of a filter
SPOKEN = ("relu", "max-pooling", "convolution.backward", "explore.on_its_way")


def backward_detail(values, sources, shown, column, number):
    """Return the part that shows a map's gradient, as far as it is opened.

    Parameters
    ----------
    values, sources, shown, column, number
        As of ``lessons.explore.detail.detail``.
    """
    if not values["part"]:
        return _closeup(sources, shown, column, number)
    if values["part"] == OF_WEIGHTS and column.kind == "conv":
        return _weights(sources, shown, column, number)
    return _on_its_way(values, sources, shown, column, number)


def _closeup(sources, shown, column, number):
    """Show what comes back to a map from the layer behind it."""
    seen = closeup_backward(shown.run, shown.maps, column, number)
    look = backward_look(sources, shown, column, number, seen)
    texts = sources.texts.tree("explore.closeup")
    texts = texts | sources.texts.tree("explore.closeup_backward")
    opens, leads = shown.run.after(column).name, _leads(sources, shown, column)
    texts = said_first(shown.dead(column, number), texts, look)
    return Closeup(seen, look, texts, opens, playable=True, leads=leads)


def _leads(sources, shown, column):
    """Name what else can be opened: a filter's dW, or another plane of the picture."""
    if column.kind == "conv":
        name = sources.text("explore.closeup_backward.weights")
        return ((name, {"part": OF_WEIGHTS}),)
    planes = shown.words.names(column) if column.kind == "input" else ()
    several = planes if len(planes) > 1 else ()
    return tuple((name, {"map": str(n)}) for n, name in enumerate(several))


def _on_its_way(values, sources, shown, column, number):
    """Play masks, winners and sums on the network's own numbers."""
    way = Way.to(shown.run, shown.maps, column, number)
    lens = way.lens(values["n"], corner(values))
    known = way.senders() if way.behind.kind == "conv" else ()
    scene = map_backward(way, lens, part_of(values, known))
    x, y = (shown.words.title(layer) for layer in (column, way.behind))
    titles = {"x": x, "y": y}
    if way.behind.weights is not None:  # no forward panel says which layer's it is
        titles = _slopes(sources, x, y)
    end = shown.end(column, number)
    plates = [map_plate("map", way.dx, sources.theme, end, "gradient")]
    script, dead = back_script(scene, way.behind), shown.dead(column, number)
    played = _played(sources, shown, scene, titles, script, dead)
    return Beside((Lens(lens.box, plates),), (played,))


def _weights(sources, shown, column, number):
    """Play how the gradient of a filter's weights piles up."""
    scene = weights_backward(shown.run, shown.maps, column, number)
    before, title = shown.given(column), shown.words.title(column)
    titles = {"x": before, "dy": _slopes(sources, before, title)["dy"]}
    return _played(sources, shown, scene, titles, weights_script(scene, column))


def _slopes(sources, x, y):
    """Call gradients after the layers that they belong to."""
    to_x = sources.text("explore.slope.x", layer=x)
    to_y = sources.text("explore.slope.y", layer=y)
    return {"dx": to_x, "full": to_x, "dy": to_y, "spread": to_y}


def _played(sources, shown, scene, titles, script, facts=()):
    """Put a scene on the stage, in the words of the lesson that it is from."""
    texts = sources.texts.tree("stage")
    spoken = [sources.texts.tree(lesson) for lesson in SPOKEN]
    words = {
        kind: {key: word for part in spoken for key, word in part.get(kind, {}).items()}
        for kind in ("narration", "panels")
    }
    words["panels"] |= titles
    facts = (shown.words.loss(shown.chosen), *facts)
    return Played(scene, texts | words, facts, script=script)
