"""Feature maps behind conv, ReLU and max pooling, edges first."""

import numpy as np

from engine import filter_bank, filter_bank_names, max_pool2d, relu

WINDOW = 2  # of the max pooling
ORDER = ("edge", "gabor", "red", "yellow", "blur")  # kinds of filters, edges first


def pooled_maps(image):
    """Send a picture through conv, ReLU and max pooling.

    Its outermost cells are repeated, so that no frame appears.

    Parameters
    ----------
    image : ndarray of float32, shape (1, 3, H, W)

    Returns
    -------
    maps : ndarray of float64, shape (1, 12, H // 2, W // 2)
        Rounded to two decimals: what is printed is what is computed with.
    """
    window = tuple(min(WINDOW, side) for side in image.shape[2:])
    around = np.pad(image, ((0, 0), (0, 0), (1, 1), (1, 1)), mode="edge")
    signed, _ = filter_bank(padding=0).layers["conv1"].forward(around)
    pooled, _ = max_pool2d(relu(signed), window)
    kinds = [ORDER.index(name.split("-")[0]) for name in filter_bank_names()["conv1"]]
    return pooled[:, np.argsort(kinds, kind="stable")].astype(np.float64).round(2)


def means_of(maps, count):
    """Average the first `count` of maps (1, C, H, W): two decimals, shape (count,)."""
    return maps[0, :count].mean(axis=(1, 2)).round(2)
