"""A convolution run forward along the edges of its graph, and back."""

import numpy as np

from engine import conv1d, conv1d_backward, conv2d, conv2d_backward
from engine.comparison import GradientCheck
from lessons.backpropagation.fields import TYPED, is_worked
from lessons.backpropagation.words import graph_facts, graph_texts, plane_facts
from lessons.common.backward import chooses, output_gradient, shifted
from lessons.parts import Check, Played, Prose, Source
from lessons.scripts import convolving, signalling
from scenes.signal.graph import convolution_graph
from scenes.signal.numbers import nudged, run_signal
from scenes.signal.plane import Plane
from scenes.windows import Geometry
from scenes.worked import WORKED_W, WORKED_X

STAGE = "graph"
SHOWS = {name: name for name in ("x", "y", "w", "b", "dx", "dy", "dw", "db")}
PRINTS = ("y", "dx", "dw", "db")


def graph(values, sources):
    """Return what stands beside the bar, in the stage's place, and below."""
    return (_worked if is_worked(values) else _typed)(values, sources)


def _typed(values, sources):
    """Show a 1-D convolution of numbers that are typed into the graph."""
    x, w, b = (np.array(values[field.key], float) for field in TYPED.values())
    signal = run_signal(x, w, float(b[0]), values["s"], values["p"], values["flip"])
    grads = _come_back(values, signal, signal.again(shifted(x), w, signal.b))
    facts, script = graph_facts(sources, signal), signalling(signal, grads.dy, SHOWS)
    played, check = _played(values, sources, signal, grads, facts, script)
    source = Source(sources.text("graph.source"), [conv1d, conv1d_backward])
    return (), (played, Prose(sources.text("graph.about"))), (check, source)


def _worked(values, sources):
    """Show the worked example, 3 × 3 cells and a 2 × 2 kernel."""
    x, w, b = WORKED_X[0, 0], WORKED_W[0], np.zeros(1)
    plane, moved = (Plane.of(each, w, 0.0) for each in (x, shifted(x)))
    grads = _come_back(values, plane, moved)
    moves = Geometry(plane.kernel)
    dy = grads.dy.reshape(1, 1, *moves.output(plane.size))
    script = convolving(WORKED_X, WORKED_W[None], b, moves, SHOWS, PRINTS, dy)
    facts = plane_facts(sources, plane)
    played, check = _played(values, sources, plane, grads, facts, script)
    source = Source(sources.text("graph.source"), [conv2d, conv2d_backward])
    return (), (played, Prose(sources.text("graph.worked"))), (check, source)


def _come_back(values, case, moved):
    """Let a gradient go back; the target of a loss is what `moved` gives."""
    y, target = case.y[:, None], moved.y[:, None]
    return case.back(output_gradient(values, y, lambda: target)[:, 0])


def _played(values, sources, case, grads, facts, script):
    scene = convolution_graph(case, grads, chooses(values), not is_worked(values))
    told = graph_texts(sources), facts, values["example"]
    played = Played(scene, *told, key=STAGE, script=script)
    return played, Check(lambda: GradientCheck(grads.dy, *nudged(case, grads)))
