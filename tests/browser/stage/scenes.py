"""Scenes to play with, small enough to know their cells by heart."""

import numpy as np

from scenes.convolution import convolution_forward
from scenes.pooling import max_pool_forward
from scenes.windows import Geometry


def rounded(seed, *shape, digits=2):
    """Numbers between −1 and 1 with so many decimals."""
    return np.random.default_rng(seed).uniform(-1, 1, shape).round(digits)


def convolution(size=6, kernel=3, C=1, F=1, stride=1, padding=0, dilation=1, **more):
    """Slide a kernel of whole numbers over a picture of two decimals."""
    w = np.random.default_rng(2).integers(-3, 4, (F, C, kernel, kernel)).astype(float)
    how = ((stride,) * 2, ((padding,) * 2,) * 2, (dilation,) * 2)
    return convolution_forward(
        rounded(1, 1, C, size, size), w, Geometry((kernel,) * 2, *how), **more
    )


def pooling(x=None):
    """Windows of 2×2 side by side; the first holds a tie."""
    x = np.array([[1.0, 1, 2, 0], [0, 1, 0, -1]]) if x is None else x
    return max_pool_forward(x, Geometry((2, 2), (2, 2)))
