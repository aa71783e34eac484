"""The convolution lesson's backward pass: to the weights, and to the input two ways."""

import numpy as np

from lessons.common.backward import (
    chooses,
    loss_told,
    output_gradient,
    shifted,
    subject,
)
from lessons.common.batch import batch_of
from lessons.common.code import Convolution, code
from lessons.convolution.words import backward_facts, stage_texts
from lessons.parts import Check, Played
from lessons.scripts import Given, convolving
from scenes.convolution.backward import (
    SUBSCRIPTS,
    convolution_check,
    weights_gradient,
)
from scenes.convolution.full import two_ways
from scenes.convolution.input_gradient import folded_back


def backward(values, sources, x, layer):
    """Return what the lesson shows of its backward pass.

    Parameters
    ----------
    values : Values
    sources : Sources
    x : ndarray, shape (1, C, H, W)
    layer : Layer

    Returns
    -------
    main, more : tuple of parts
        In the stage's place, and below.
    """
    x = batch_of(x, values["batch"] if values["way"] == "dw" else 1)
    w = layer.multiplied
    y = layer.apply(x, w)

    def moved():
        return layer.apply(shifted(x), w)

    dy = output_gradient(values, y, moved)
    scene = _scene(values, x, w, dy, layer)
    scene = scene.at_its_end() if values["example"] else scene
    said = backward_facts(values, sources, x, dy, scene)
    moves, bias = layer.geometry, float(layer.bias)
    check = Check(lambda: convolution_check(x, w, dy, moves, bias))
    computed = Convolution(x, w[None], np.array([bias]), moves, dy[:, None])
    told = scene, _texts(sources, layer), said, subject(values)
    played = Played(*told, script=_script(values, x, layer, dy))
    over = loss_told(values, sources, y, moved, (0,))
    return (*over, played), (check, code(values, sources, computed))


def _scene(values, x, w, dy, layer):
    moves, choose = layer.geometry, chooses(values)
    if values["way"] == "dw":
        return weights_gradient(x, w, dy, moves, float(layer.bias), choose)
    if values["way"] == "col2im":
        return folded_back(w, dy[0], moves, x.shape[2:], choose)
    return two_ways(w, dy[0], moves, x.shape[2:])


def _script(values, x, layer, dy):
    names = ("w", "b", "dw", "db", "dx")
    shows = {name: name for name in names} | {"full": "dx"}
    marks = enumerate(SUBSCRIPTS[: len(x)] if len(x) > 1 else [""])
    shows |= {f"{a}{mark}": f"{a}[{n}]" for n, mark in marks for a in ("x", "dy")}
    prints = ("dw", "db") if values["way"] == "dw" else ("dx",)
    w = Given(layer.one, layer.divisors[layer.shown])
    b = np.array([float(layer.bias)])
    return convolving(x, w, b, layer.geometry, shows, prints, dy[:, None])


def _texts(sources, layer):
    own = sources.texts.tree("convolution.backward")
    texts = stage_texts(sources, layer)
    panels = texts["panels"] | own["panels"]
    return texts | {"panels": panels, "narration": own["narration"]}
