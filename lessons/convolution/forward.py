"""The convolution lesson's forward pass: one cell after the other, or what it costs."""

import numpy as np

from figures.counts import counts_chart
from lessons.common.batch import batch_of, in_batch, number
from lessons.common.boxes import picture_box, under
from lessons.common.code import Convolution, code
from lessons.common.costs import costs
from lessons.common.extras import titled
from lessons.common.fields import INPUTS
from lessons.common.geometry import misfit, unreached
from lessons.convolution.fields import SETTINGS
from lessons.convolution.layer import Layer
from lessons.convolution.words import facts, stage_texts, weight_counts
from lessons.parts import Charts, Played
from lessons.scripts import Given, convolving
from lessons.values import Values
from scenes.convolution.forward import convolution_forward
from scenes.panels import Panel


def input_of(values, picture):
    """Return what the window slides over, float64 (1, C, H, W).

    The cells under the lens, in two decimals: what is printed is what is computed with.
    """
    if values["example"]:
        return INPUTS[values["example"]]
    cells = picture.x[under(picture_box(values, picture))]
    return cells.round(2).astype(float).round(2)


def played(values, sources, x, layer):
    """Play the filter on the stage over one of x (N, C, H, W), beside the pinned."""
    one = x[[number(values, len(x))]]
    scene = convolution_forward(
        one, layer.weights, layer.geometry, layer.bias, layer.divisors, layer.shown
    )
    y_shape = (len(layer.weights), *scene.panel("y").values.shape)
    for panel in _pinned(values, sources):
        scene = scene.beside(panel)
    sizes = facts(sources, x.shape, y_shape, layer.geometry)
    sizes += unreached(sources, scene.panels)
    scene = scene.at_its_end() if values["example"] else scene
    texts = stage_texts(sources, layer)
    script = _script(x, layer, number(values, len(x)))
    on_stage = Played(scene, texts, sizes, values["example"], script=script)

    def stacks():
        maps = [layer.shown_map(n[None]) for n in x]
        return {"xs": x, "ys": np.stack(maps)}

    told = values, sources, "convolution", on_stage
    return in_batch(*told, len(x), stacks, "grey")


def _script(x, layer, picture):
    shown, bias = layer.shown, float(layer.bias)
    shows = {"y": f"y[{picture}, {shown}]", "ys": f"y[:, {shown}]"}
    shows |= {"x": f"x[{picture}]", "maps": f"y[{picture}]"}
    w, b = Given(layer.weights, layer.divisors), np.full(len(layer.weights), bias)
    return convolving(x, w, b if bias else None, layer.geometry, shows, ("y",))


def _pinned(values, sources):
    """Return the panel of what is pinned, where there is one and its window fits."""
    if values["pin"] is None:
        return ()
    settings = Values(SETTINGS, values["pin"])
    layer, x = Layer.of(settings), input_of(settings, sources.picture(settings))
    if misfit(sources, x.shape[2:], layer.geometry):
        return ()
    x = batch_of(x, settings["batch"])
    one = x[[number(settings, len(x))]]
    note = f"S={settings['s']} P={settings['p']} D={settings['d']}"
    return (Panel("pinned", layer.shown_map(one), share="y", note=note),)


def extra(name, sources, x, layer):
    """Return the parts of what is open, of ``lessons.convolution.fields.EXTRAS``."""
    return titled(sources, "convolution", name, *OPEN[name](sources, x, layer))


def _counts(sources, x, layer):
    """Count the weights, and those of a dense layer in this one's place."""
    labels = [sources.text(f"convolution.{name}") for name in ("shared", "dense")]
    shape = (len(layer.weights), *layer.geometry.output(x.shape[2:]))
    counts = weight_counts(x.shape, shape, layer.geometry.kernel)
    chart = Charts("costs", lambda: [counts_chart(labels, counts, sources.theme)])
    return (chart,)


def _time(sources, x, layer):
    """Measure time and memory of every way to compute it."""
    return costs(sources, len(layer.weights), x.shape[1], layer.geometry)


OPEN = {"costs": _counts, "time": _time}


def source(values, sources, x, layer):
    """Show the code of the filter on the stage, which can be run."""
    w, b = layer.multiplied[None], np.array([float(layer.bias)])
    return code(values, sources, Convolution(x, w, b, layer.geometry))
