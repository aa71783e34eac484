"""The im2col lesson's product of matrices, played forward or backward."""

import numpy as np

from engine import conv2d_backward
from engine.comparison import GradientCheck, Part
from lessons.common.backward import chooses, subject
from lessons.im2col.code import product_code
from lessons.im2col.fields import runs_backward
from lessons.im2col.inputs import bias_of, biases, gradient_of_maps
from lessons.im2col.words import facts, stage_texts
from lessons.parts import Check, Played
from scenes.convolution.forward import filtered
from scenes.im2col.bias import bias_from_columns
from scenes.im2col.col2im import input_from_columns
from scenes.im2col.forward import im2col_forward
from scenes.im2col.weights import weights_from_columns

KEY = "im2col-stage"
BACKWARD = {
    "dw": weights_from_columns,
    "db": bias_from_columns,
    "dx": input_from_columns,
}


def product(values, sources, x, w, geometry):
    """Return the stage, and its code; backward also the check of the gradients.

    Parameters
    ----------
    values : Values
    sources : Sources
    x : ndarray, shape (1, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    geometry : Geometry

    Returns
    -------
    main, more : tuple of parts
    """
    how = {"shown": values["map"], "turned": values["layout"] == "rows"}
    if runs_backward(values):
        dy = gradient_of_maps(values, x, w, geometry)
        run, how["choose"] = BACKWARD[values["grad"]], chooses(values)
        scene = run(x, w, dy, geometry, **how)
        checks = (Check(lambda: _check(x, w, dy, geometry)),)
    else:
        scene, checks = im2col_forward(x, w, geometry, bias=bias_of(values), **how), ()
        dy = None
    texts, sizes = stage_texts(values, sources), facts(values, sources, x, w, geometry)
    about = f"{values['example']} {subject(values)}"
    code = product_code(values, sources, x, w, geometry, biases(values, w), dy)
    return (Played(scene, texts, sizes, about, key=KEY),), (*checks, code)


def _check(x, w, dy, geometry):
    move = (geometry.stride, geometry.padding, geometry.dilation)
    dx, dw, db = conv2d_backward(dy[None], x, w, *move)
    b = np.zeros(len(w))
    return GradientCheck(
        dy,
        Part("x", x, dx, lambda x: filtered(x, w, geometry)),
        Part("w", w, dw, lambda w: filtered(x, w, geometry)),
        Part("b", b, db, lambda b: filtered(x, w, geometry, b[:, None, None])),
    )
