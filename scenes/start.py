"""What the start page shows: a convolution that plays, and the point of each lesson."""

from dataclasses import dataclass, replace

import numpy as np

from engine import avg_pool2d, conv2d, dropout, im2col, max_pool2d, relu
from engine.bank import filter_bank, filter_bank_names
from engine.filters import preset
from networks.trained import trained
from scenes.chain.chain import SIDE, Chain, draw_weights
from scenes.convolution.forward import convolution_forward, filtered
from scenes.network.network import explore
from scenes.pooled import pooled_maps
from scenes.signed import signed_maps
from scenes.windows import Geometry, same_padding
from scenes.worked import squared

MOVING = 28  # cells of the moving picture's longer side
STILL = 128  # the same of the pictures on the cards
UNFOLDED = 9  # the same of the picture whose patches become columns
UNFOLDED_BY = ("sobel-columns", "sobel-rows", "laplacian", "emboss")
COARSE = 64  # the same where single cells are to be seen
KERNEL = (3, 3)
EDGES = "sobel-columns"
DEEPER = (
    ("relu1", "edge-vertical", "→"),
    ("relu1", "edge-horizontal", ""),
    ("relu2", "texture", "→"),
)
POOL = 4  # rows and columns of the window on the card
TAUGHT = 10  # a filter that training has changed visibly
LUMA = (0.299, 0.587, 0.114)  # as for a grey picture


@dataclass(frozen=True, eq=False)
class Tile:
    """A small still picture.

    Parameters
    ----------
    values : ndarray of float, shape (h, w)
        Shape (1, 3, h, w) where the role is ``rgb``.
    role : str
        As in the colour grammar.
    sign : str
        What stands before it.
    """

    values: np.ndarray
    role: str = "activation"
    sign: str = ""


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
        x, w, _fitting(x), divisor=np.array([divisor]), editable=False
    )
    return replace(scene, equation=None)


def _fitting(x):
    """Pad only where the picture is smaller than the window."""
    same = same_padding(KERNEL, (1, 1))
    small = np.less(x.shape[2:], KERNEL)
    padding = tuple(same[axis] if small[axis] else (0, 0) for axis in (0, 1))
    return Geometry(KERNEL, padding=padding)


def shrunk(image, most):
    """Average a picture down until no side has more than `most` cells.

    Parameters
    ----------
    image : ndarray, shape (N, C, H, W)
    most : int

    Returns
    -------
    small : ndarray, shape (N, C, h, w)
    """
    sides = image.shape[2:]
    factor = -(-max(sides) // most)
    return avg_pool2d(image, tuple(min(factor, side) for side in sides))


def grey(image):
    """Turn colours (N, 3, H, W) into brightness (N, 1, H, W)."""
    return conv2d(image, np.reshape(LUMA, (1, 3, 1, 1)).astype(image.dtype))


def convolution_point(image):
    """Show what a filter does: picture ∗ filter = edges."""
    small = grey(shrunk(image, STILL))
    weights, divisor = preset(EDGES, KERNEL)
    y = filtered(small, weights[None], _fitting(small), 0.0, np.float32(divisor))
    return (
        Tile(small[0, 0], "grey"),
        Tile(weights[0], "weight", "∗"),
        Tile(y[0], "activation", "="),
    )


def explore_point(image):
    """Show maps of the filter bank, deeper and deeper."""
    small = shrunk(image, STILL)
    run = explore(filter_bank(padding=0), small)
    maps = [
        Tile(_map(run, layer, name), sign=sign)
        for layer, name, sign in DEEPER
        if run.column(layer)
    ]
    return (Tile(small, "rgb"), *maps)


def _map(run, layer, name):
    """Find the map that a named filter made; a ReLU's maps follow its filters."""
    names = filter_bank_names()[layer.replace("relu", "conv")]
    return run.column(layer).maps[names.index(name)]


def im2col_point(image):
    """Show what im2col does: picture → filters as rows · patches as columns = maps."""
    small = grey(shrunk(image, UNFOLDED))
    kernel = tuple(min(3, side) for side in small.shape[2:])
    filters = [preset(name, kernel)[0].ravel() for name in UNFOLDED_BY]
    rows, columns = np.stack(filters), im2col(small, kernel)[0]
    return (
        Tile(small[0, 0], "grey"),
        Tile(rows, "weight", "→"),
        Tile(columns, "grey", "·"),
        Tile(rows @ columns, "activation", "="),
    )


def dropout_point(image):
    """Show what dropout does: map · mask = what is left, scaled up."""
    x = pooled_maps(shrunk(image, COARSE))[:, :1]
    y, mask = dropout(x, 0.5, np.random.default_rng(1))
    return (
        Tile(x[0, 0]),
        Tile(mask[0, 0].astype(float), "mask", "·"),
        Tile(y[0, 0], sign="="),
    )


def relu_point(image):
    """Show what ReLU keeps of an edge map."""
    x = _edges(image)
    return Tile(x), Tile(relu(x), sign="→")


def max_pooling_point(image):
    """Show how little is left of an edge map, and how much of it can be seen."""
    x = _edges(image)
    window = tuple(min(POOL, side) for side in x.shape)
    y, _ = max_pool2d(x[None, None], window)
    return Tile(x), Tile(y[0, 0], sign="→")


def _edges(image):
    return signed_maps(grey(shrunk(image, STILL)), (EDGES,))[0, 0]


def backpropagation_point(image):
    """Show a picture, maps of it, and the loss's gradient that comes back to each."""
    x = squared(grey(image), SIDE)
    chain = Chain(x, draw_weights(1, np.random.default_rng(1)), 0, training=False)
    y, dy = chain.y, chain.dy
    return (
        Tile(y["input"][0], "grey"),
        Tile(y["conv"][0], sign="→"),
        Tile(dy["drop"][0], "gradient", "→"),
        Tile(dy["input"][0], "gradient", "→"),
    )


def training_point(image):
    """Show a map of a first layer before it was trained, and after."""
    small, learned = shrunk(image, STILL), trained("shapes")
    drawn = learned.plan.network(np.random.default_rng(0))
    before, after = (
        network.layers["conv1"].forward(small)[0][0, TAUGHT]
        for network in (drawn, learned.network)
    )
    return Tile(small, "rgb"), Tile(before), Tile(after, sign="→")


POINTS = {
    "explore": explore_point,
    "convolution": convolution_point,
    "im2col": im2col_point,
    "relu": relu_point,
    "max-pooling": max_pooling_point,
    "dropout": dropout_point,
    "backpropagation": backpropagation_point,
    "training": training_point,
}
