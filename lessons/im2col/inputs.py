"""What the im2col lesson computes with: input, filters, window, incoming gradient."""

import numpy as np

from engine import conv2d
from engine.filters import preset
from lessons.common.backward import output_gradient, shifted
from lessons.common.batch import number
from lessons.common.boxes import under
from lessons.common.fields import INPUTS
from lessons.common.kernels import filters_of
from lessons.common.maps import kept
from scenes.windows import Geometry
from scenes.worked import LARGE, gabor_filters, large_input


def geometry_of(values):
    """Return how the window moves: a Geometry."""
    if values["example"] == "large":
        return LARGE
    padding = (values["p"], values["p"])
    return Geometry(
        kernel=(values["kh"], values["kw"]),
        stride=(values["s"], values["s"]),
        padding=(padding, padding),
        dilation=(values["d"], values["d"]),
    )


def input_of(values, picture, box):
    """Return what the window slides over, float64 (1, C, H, W) with two decimals.

    Parameters
    ----------
    values : Values
    picture : Picture
    box : (row, column, height, width)
        Where the lens stands; only the examples need none.
    """
    if values["example"] == "large":
        return kept(_large, picture)
    if values["example"]:
        return INPUTS[values["example"]]
    cells = picture.x[under(box)].round(2)  # in its own dtype, as the convolution's are
    return cells.astype(np.float64).round(2)


def _large(picture):
    return large_input(picture.x)


def filters_for(values, channels):
    """Return the filters as the whole numbers that they are before any divisor.

    Parameters
    ----------
    values : Values
    channels : int
        Of the input.

    Returns
    -------
    w : ndarray of float64, shape (F, channels, KH, KW)
    """
    if values["example"] == "large":
        return gabor_filters()

    def make(name, kernel, channels):
        return preset(name, kernel, channels, values["seed"])

    kernel = values["kh"], values["kw"]
    return filters_of(values["filter"], values["k"], kernel, channels, make)[0]


def bias_of(values):
    """Return what is added to every result; the large example has no biases."""
    return 0.0 if values["example"] == "large" else values["b"]


def biases(values, w):
    """Return the same for each of the filters `w`, shape (F,)."""
    return np.full(len(w), bias_of(values), float)


def maps_of(x, w, geometry, b=None):
    """Filter pictures (N, C, H, W): maps, shape (N, F, OH, OW)."""
    return conv2d(x, w, b, geometry.stride, geometry.padding, geometry.dilation)


def outputs(x, w, geometry):
    """Return the maps, and a function that returns those of the pictures moved."""
    y = maps_of(x, w, geometry)
    return y, lambda: maps_of(shifted(x), w, geometry)


def gradient_of_maps(values, x, w, geometry):
    """Return the gradient (N, F, OH, OW) that comes in.

    A single cell is in the map shown, of the picture shown.

    Parameters
    ----------
    values : Values
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    geometry : Geometry
    """
    shown = number(values, len(x)) * len(w) + values["map"]
    return output_gradient(values, *outputs(x, w, geometry), shown)
