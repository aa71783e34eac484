"""The im2col lesson's product as a computation graph, of numbers that can be typed."""

import numpy as np

from engine.comparison import GradientCheck
from lessons.common.backward import output_gradient, shifted, slope
from lessons.common.fields import SMALL
from lessons.common.kernels import is_entry, read_kernel, write_kernel
from lessons.im2col.code import product_code
from lessons.im2col.fields import BIAS, CUT, KERNEL, PATCHED
from lessons.parts import Check, Played, Prose
from lessons.scripts import graph_of_matrices
from scenes.im2col.graph import im2col_graph
from scenes.im2col.numbers import Unfolded, nudged
from scenes.windows import Geometry

STAGE = "im2col-graph"
SIZE, WINDOW = (2, 3), (2, 2)
SIZES = {"x": 6, "w": 4, "b": 1}  # of what is typed into
FIRST_KERNEL = "1,-1;2,-2/1"  # no two of its weights are alike


def graph(values, sources):
    """Return what stands in the stage's place, and below.

    Parameters
    ----------
    values : Values
    sources : Sources

    Returns
    -------
    main, more : tuple of parts
    """
    case = typed_numbers(values)
    told = im2col_graph(case), _texts(sources), _facts(sources, case)
    played = Played(*told, key=STAGE, subject="graph", script=_script(case))
    x, w, b = case.x[None, None], case.w[None, None], np.array([case.b])
    moves, dy = Geometry(WINDOW), case.dmap[None, None]
    code = product_code(values, sources, x, w, moves, b, dy)
    check = Check(lambda: GradientCheck(case.dmap, *nudged(case)))
    about = Prose(sources.text("im2col.graph.about"))
    return (played, about), (check, code)


def typed_numbers(values):
    """Return what is computed, an Unfolded, of the numbers in the address."""
    x = np.reshape(values[PATCHED.key], SIZE)
    (w,), _ = read_kernel(values[KERNEL.key] or FIRST_KERNEL, WINDOW, 1)
    empty = np.zeros(np.subtract(SIZE, WINDOW) + 1)
    case = Unfolded(x, w, float(values[BIAS.key]), empty)
    moved = Unfolded(shifted(x), w, case.b, empty)
    return case.given(output_gradient(values, case.y, lambda: moved.y))


def _facts(sources, case):
    """Say what the graph is, what its edges carry, and whose numbers go in."""
    small = np.array_equal(case.x, CUT[SMALL])
    which = (sources.text("im2col.graph.small"),) if small else ()
    dense, edge = sources.text("im2col.graph.dense"), sources.text("graph.edge")
    return (dense, edge, *which, slope(sources))


def _script(case):
    x, w, dy = case.x[None, None], case.w[None, None], case.dmap.reshape(1, 1, -1)
    shows = {name: name for name in ("x", "w", "y", "dy", "dx", "dw", "db")}
    shows |= {"cols": "cols", "dcols": "dcols", "p": "product"}
    shows |= {"map": "y", "dp": "dy", "dmap": "dy"}
    return graph_of_matrices(x, w, case.b, dy, Geometry(WINDOW), shows)


def edit(values, panel, cell, value):
    """Take a number that was typed into a node."""
    if values["open"] != "graph" or not is_entry(cell, value, SIZES.get(str(panel), 0)):
        return {}
    if panel == "x":
        return {PATCHED.key: PATCHED.typed(values[PATCHED.key], cell, value)}
    if panel == "b":
        return {BIAS.key: min(max(value, BIAS.low), BIAS.high)}
    w = typed_numbers(values).w[None].copy()
    w.flat[cell] = value
    return {KERNEL.key: write_kernel(w, 1)}


def _texts(sources):
    own, stage = sources.texts.tree("im2col.graph"), sources.texts.tree("stage")
    return stage | {key: own[key] for key in ("narration", "panels", "names")}
