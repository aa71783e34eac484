"""A 1-D convolution run forward along the edges of its graph, and back."""

import numpy as np

from engine import conv1d, conv1d_backward
from engine.comparison import GradientCheck
from lessons.backpropagation.fields import TYPED
from lessons.backpropagation.words import graph_facts, graph_texts
from lessons.common.backward import chooses, output_gradient, shifted
from lessons.parts import Check, Played, Prose, Source
from lessons.scripts import signalling
from scenes.signal.graph import convolution_graph
from scenes.signal.numbers import nudged, run_signal, run_signal_back

STAGE = "graph"


def graph(values, sources):
    """Return what stands beside the bar, in the stage's place, and below."""
    x, w, b = _typed_numbers(values)
    how = values["s"], values["p"], values["flip"]
    signal = run_signal(x, w, b, *how)
    target = run_signal(shifted(x), w, b, *how).y
    dy = output_gradient(values, signal.y[:, None], lambda: target[:, None])[:, 0]
    grads = run_signal_back(signal, dy)
    scene = convolution_graph(signal, grads, chooses(values))
    facts = graph_facts(sources, signal)
    names = ("x", "y", "w", "b", "dx", "dy", "dw", "db")
    script = signalling(signal, dy, {name: name for name in names})
    played = Played(scene, graph_texts(sources), facts, key=STAGE, script=script)
    check = Check(lambda: GradientCheck(dy, *nudged(signal, grads)))
    source = Source(sources.text("graph.source"), [conv1d, conv1d_backward])
    return (), (played, Prose(sources.text("graph.about"))), (check, source)


def _typed_numbers(values):
    """Return x (5,), w (3,) and b as they are typed."""
    x, w, b = (np.array(values[field.key], float) for field in TYPED.values())
    return x, w, float(b[0])
