"""Feature maps for a lesson to work on: what the first layers make of a picture."""

import numpy as np

from engine import filter_bank, filter_bank_names, max_pool2d, relu

WINDOW = 2  # of the max pooling
ORDER = ("edge", "gabor", "red", "yellow", "blur")  # kinds of filters, edges first


def signed_maps(image):
    """Filter a picture: maps with positive and negative cells, edges first.

    Parameters
    ----------
    image : ndarray of float32, shape (1, 3, H, W)

    Returns
    -------
    maps : ndarray of float32, shape (1, 12, H, W)
    """
    maps, _ = filter_bank().layers["conv1"].forward(image)
    kinds = [ORDER.index(name.split("-")[0]) for name in filter_bank_names()["conv1"]]
    return maps[:, np.argsort(kinds, kind="stable")]


def pooled_maps(image):
    """Send a picture through conv, ReLU and max pooling.

    Parameters
    ----------
    image : ndarray of float32, shape (1, 3, H, W)

    Returns
    -------
    maps : ndarray of float64, shape (1, 12, H // 2, W // 2)
        Rounded to two decimals: what is printed is what is computed with.
    """
    window = tuple(min(WINDOW, side) for side in image.shape[2:])
    maps, _ = max_pool2d(relu(signed_maps(image)), window)
    return maps.astype(np.float64).round(2)
