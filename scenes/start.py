"""What moves on the start page: a convolution that plays."""

from dataclasses import replace

import numpy as np

from engine.filters import preset
from scenes.convolution.forward import convolution_forward
from scenes.tiles import EDGES, KERNEL, fitting, grey, shrunk

MOVING = 28  # cells of the picture's longer side


def opening(image):
    """Play an edge filter over the whole picture, made small.

    Parameters
    ----------
    image : ndarray of float32, shape (1, 3, H, W)

    Returns
    -------
    scene : Scene
        Panels ``x``, ``w`` and ``y``, without the arithmetic.
    """
    x = grey(shrunk(image, MOVING)).astype(np.float64).round(2)
    weights, divisor = preset(EDGES, KERNEL)
    w = weights[None].astype(np.float64)
    scene = convolution_forward(
        x, w, fitting(x), divisor=np.array([divisor]), editable=False
    )
    return replace(scene, equation=None)
