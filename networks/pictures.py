"""Pictures in, and brought into the form of the pictures that a network knows."""

import numpy as np

from networks.digits import area_shares, from_ink
from networks.tasks import TASKS

LUMA = (0.299, 0.587, 0.114)
FAINT = 0.25  # share of the strongest contrast that still counts as paper
FLAT = 0.05  # contrast below which there is no ink at all


def fitted(image, task):
    """Bring a picture into the form of a task's own pictures.

    Parameters
    ----------
    image : ndarray, shape (1, 3, H, W)
        In [0, 1]. One that has the task's size already is not cut.
    task : str
        One of ``networks.tasks.TASKS``.

    Returns
    -------
    x : ndarray of float32, shape (1, C, S, S)
    """
    size = TASKS[task].size
    if image.shape[2:] == (size, size):
        x = image if TASKS[task].channels == 3 else _grey(image)[None, None]
    else:
        x = {"digits": _digit, "shapes": _shape}[task](image, size)
    return x.astype(np.float32)


def examples(task):
    """Return the first held-out picture of every class.

    Parameters
    ----------
    task : str

    Returns
    -------
    dict of str to ndarray, shape (C, S, S)
        By the class's name.
    """
    x, labels = TASKS[task].held_out()
    names = enumerate(TASKS[task].classes)
    return {name: x[int(np.argmax(labels == label))] for label, name in names}


def _digit(image, size):
    """Take what differs from the ground for ink, be it darker or brighter."""
    grey = _grey(image)
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    contrast = np.abs(grey - np.median(border))
    strongest = contrast.max()
    if strongest < FLAT:
        return from_ink(np.zeros_like(grey))
    return from_ink(((contrast / strongest - FAINT) / (1 - FAINT)).clip(0, 1))


def _shape(image, size):
    """Cut the largest square out of the middle and average it down."""
    side = min(image.shape[2:])
    top, left = ((length - side) // 2 for length in image.shape[2:])
    square = image[..., top : top + side, left : left + side]
    shares = area_shares(side, size)
    return shares @ square @ shares.T


def _grey(image):
    return np.tensordot(LUMA, image[0], 1)
