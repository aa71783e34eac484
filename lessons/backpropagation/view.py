"""What the backpropagation lesson shows: a chain, a graph, or a convolution."""

from lessons.backpropagation.chain import chain
from lessons.backpropagation.convolution import convolution
from lessons.backpropagation.fields import EXTRAS, bar, on_show
from lessons.backpropagation.graph import graph
from lessons.common.extras import checked_at_once
from lessons.parts import Links
from lessons.view import View

VIEWS = {"chain": chain, "graph": graph, "convolution": convolution}


def view(values, sources):
    """Return what the lesson shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    links = Links(EXTRAS, values["open"])
    rail, main, more = VIEWS[on_show(values)](values, sources)
    shown = checked_at_once(values, sources, main, more)
    return View(bar(values), rail, *shown, under=(links,))
