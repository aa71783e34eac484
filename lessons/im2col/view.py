"""What the im2col lesson shows: every patch a column, all filters one matrix.

Backward, the same two matrices turned.
"""

from lessons.common.batch import batch_of
from lessons.common.boxes import picture_box
from lessons.common.code import read_at_once
from lessons.common.costs import costs
from lessons.common.extras import checked_at_once, offered, opened, titled
from lessons.common.fields import INPUTS
from lessons.common.geometry import misfit
from lessons.common.plates import picture_plate
from lessons.im2col.code import product_code
from lessons.im2col.fields import EXTRAS, bar, runs_backward
from lessons.im2col.graph import graph
from lessons.im2col.inputs import biases, filters_for, geometry_of, input_of
from lessons.im2col.product import product
from lessons.im2col.words import about_input, layout_note
from lessons.parts import Chooser, Explanation, Lens, Links, Prose
from lessons.view import View


def view(values, sources):
    """Return what the lesson shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    picture, example = sources.picture(values), values["example"]
    box = None if example else picture_box(values, picture)
    x, geometry = input_of(values, picture, box), geometry_of(values)
    problem = misfit(sources, x.shape[2:], geometry)
    names = () if problem else offered(EXTRAS, runs_backward(values))
    name = opened(values, names)
    batch = batch_of(x, 1 if example == "large" else values["batch"])
    w = filters_for(values, x.shape[1])
    if problem:
        main, more = (Explanation(problem),), ()
    elif name == "graph":
        return _graph(values, sources, names)
    elif name == "code":
        *_, source = product(values, sources, batch, w, geometry)[1]
        main, more = read_at_once(sources, "im2col", source), ()
    elif name == "costs":
        measured = costs(sources, len(w), x.shape[1], geometry)
        main = titled(sources, "im2col", name, *measured)
        more = (product_code(values, sources, x, w, geometry, biases(values, w)),)
    else:
        played = product(values, sources, batch, w, geometry)
        main, more = checked_at_once(values, sources, *played)
    about = Prose(about_input(values, sources, w))
    rail = *_picture(picture, example, box), Links(names, name)
    note = "" if problem else layout_note(values, sources, x, w, geometry)
    return View(bar(values, note), rail, main, (about, *more))


def _picture(picture, example, box):
    """Offer the picture, and put the lens over it; a typed example needs neither."""
    if example in INPUTS:
        return ()
    lens = () if example else (Lens(box, [picture_plate(picture)]),)
    return Chooser(picture), *lens


def _graph(values, sources, names):
    """Show the graph, whose numbers are typed: it needs no picture."""
    return View(bar(values), (Links(names, "graph"),), *graph(values, sources))
