"""What the im2col lesson says of its numbers, and what its panels are called."""

import numpy as np

from lessons.common.backward import kept, slope
from lessons.common.fields import KERNELS
from lessons.common.geometry import size_facts
from lessons.im2col.fields import runs_backward
from lessons.im2col.inputs import bias_of
from scenes.words.numbers import equals, printed


def facts(values, sources, x, w, geometry):
    """Shapes of the product, and how often it copies; backward, what had to be kept.

    Parameters
    ----------
    values : Values
    sources : Sources
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    geometry : Geometry
    """
    output = geometry.output(x.shape[2:])
    D, L = w[0].size, output[0] * output[1]
    shape = {"F": len(w), "D": D, "L": L, "OH": output[0], "OW": output[1]}
    laid, grad = f"im2col.{values['layout']}", values["grad"]
    if runs_backward(values):
        keeps = {"dw": {"x": x}, "db": {}, "dx": {"w": w}}[grad]
        shapes = sources.text(f"{laid}.{grad}_shapes", **shape)
        return slope(sources), shapes, kept(sources, **keeps)
    sizes = size_facts(sources, x.shape[2:], output, geometry)
    KH, KW = geometry.kernel
    counts = sources.text("im2col.counts", C=x.shape[1], KH=KH, KW=KW, **shape)
    copies = D * L / geometry.padded(x[0]).size  # of each picture
    times = sources.text(f"{laid}.copies", times=printed(float(copies), 1))
    inside = _inside(sources, x.shape[2:], geometry)
    biased = "biased_shapes" if bias_of(values) else "shapes"
    product = sources.text(f"{laid}.{biased}", **shape)
    return (*sizes, counts, times, product, *inside)


def about_input(values, sources, w):
    """Say what the columns hold, and of how many products a result is the sum.

    Parameters
    ----------
    values : Values
    sources : Sources
    w : ndarray, shape (F, C, KH, KW)
    """
    if values["example"] not in KERNELS:
        return sources.text(f"im2col.about.{values['example'] or 'lens'}")
    _, C, KH, KW = w.shape
    return sources.text("im2col.about.worked", C=C, KH=KH, KW=KW, D=w[0].size)


def layout_note(values, sources, x, w, geometry):
    """Say what the layout makes of X_col, and that the other one is the same matrix.

    Parameters are those of `facts`.
    """
    output = geometry.output(x.shape[2:])
    sizes = {"D": w[0].size, "L": output[0] * output[1]}
    return sources.text(f"im2col.{values['layout']}.note", **sizes)


def _inside(sources, size, geometry):
    """Say how often a pixel is copied, if there is one that no border is near."""
    KH, KW = geometry.kernel
    if size[0] < 2 * KH - 1 or size[1] < 2 * KW - 1:
        return ()
    ratio = KH * KW / np.prod(geometry.stride)
    evenly = not any(np.mod(geometry.kernel, geometry.stride))
    key = "im2col.inside" if evenly else "im2col.inside_mean"
    return (sources.text(key, ratio=equals(float(ratio))),)


def stage_texts(values, sources):
    """Return the stage's texts: in each layout the matrices have names of their own."""
    own = sources.texts.tree("im2col")
    laid = own[values["layout"]]
    panels, names, hover = own["panels"] | laid["panels"], laid["names"], laid["hover"]
    if runs_backward(values):
        panels, names, hover = panels | laid[values["grad"]], {}, {}
    texts = {"narration": laid["narration"], "panels": panels, "names": panels | names}
    return sources.texts.tree("stage") | texts | {"hover": hover}
