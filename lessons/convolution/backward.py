"""The convolution lesson's backward pass: to the weights, and to the input two ways."""

import numpy as np

from lessons.common.backward import (
    chooses,
    loss_told,
    output_gradient,
    shifted,
    subject,
)
from lessons.common.batch import batch_of, in_batch, number
from lessons.common.code import Convolution, code
from lessons.convolution.words import input_facts, stage_texts, weights_facts
from lessons.parts import Check, Played
from lessons.scripts import Given, convolving
from scenes.convolution.backward import (
    SUBSCRIPTS,
    convolution_check,
    convolution_gradients,
    dw_of_each,
    weights_gradient,
)
from scenes.convolution.full import two_ways
from scenes.convolution.input_gradient import folded_back

OF_EACH = ("x", "dy")  # arrays of which every picture has its own


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
    x, w = batch_of(x, values["batch"]), layer.multiplied
    y, shown = layer.apply(x, w), _picture(values)

    def moved():
        return layer.apply(shifted(x), w)

    dy = output_gradient(values, y, moved, shown)
    moves, bias = layer.geometry, float(layer.bias)
    check = Check(lambda: convolution_check(x, w, dy, moves, bias))
    computed = Convolution(x, w[None], np.array([bias]), moves, dy[:, None])
    play = _weights if values["way"] == "dw" else _input
    played = play(values, sources, x, dy, layer)
    over = loss_told(values, sources, y, moved, (shown,))
    return (*over, played), (check, code(values, sources, computed))


def _picture(values):
    """Return which picture a single cell of dy is of: dW is played of all of them."""
    return 0 if values["way"] == "dw" else number(values, values["batch"])


def _weights(values, sources, x, dy, layer):
    """Play how dW piles up, over all positions of all pictures."""
    w, moves = layer.multiplied, layer.geometry
    bias, choose = float(layer.bias), chooses(values)
    scene = _opened(values, weights_gradient(x, w, dy, moves, bias, choose))
    marks = SUBSCRIPTS[: len(x)] if len(x) > 1 else [""]
    shows = {f"{a}{mark}": f"{a}[{n}]" for n, mark in enumerate(marks) for a in OF_EACH}
    script = _script(x, layer, dy, shows, ("dw", "db"))
    texts = _texts(sources, layer)
    said = weights_facts(
        sources, x, dy, lambda: dw_of_each(x, w, dy, moves), scene, texts
    )
    return Played(scene, texts, said, subject(values), script=script)


def _input(values, sources, x, dy, layer):
    """Play how one picture's gradient comes back to it."""
    w, moves = layer.multiplied, layer.geometry
    size, shown = x.shape[2:], _picture(values)
    if values["way"] == "col2im":
        scene = folded_back(w, dy[shown], moves, size, chooses(values))
    else:
        scene = two_ways(w, dy[shown], moves, size)
    scene = _opened(values, scene)
    shows = {name: f"{name}[{shown}]" for name in OF_EACH} | {"dys": "dy"}
    shows |= {name: f"dx[{shown}]" for name in ("dx", "full")}
    script = _script(x, layer, dy, shows | {"dxs": "dx.mean(1)"}, ("dx",))
    said = input_facts(values, sources, scene)
    told = scene, _texts(sources, layer), said, subject(values)
    played = Played(*told, script=script)

    def stacks():
        dx, _, _ = convolution_gradients(x, w, dy, moves)
        return {"dys": dy, "dxs": dx}

    return in_batch(values, sources, "convolution", played, len(x), stacks)


def _opened(values, scene):
    return scene.at_its_end() if values["example"] else scene


def _script(x, layer, dy, shows, prints):
    shows |= {name: name for name in ("w", "b", "dw", "db")}
    w = Given(layer.one, layer.divisors[layer.shown])
    b = np.array([float(layer.bias)])
    return convolving(x, w, b, layer.geometry, shows, prints, dy[:, None])


def _texts(sources, layer):
    own = sources.texts.tree("convolution.backward")
    texts = stage_texts(sources, layer)
    panels = texts["panels"] | own["panels"]
    return texts | {"panels": panels, "narration": own["narration"]}
