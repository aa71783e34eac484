"""A bank of named filters: two layers that need no training.

Each filter is a formula for every kernel size. The first layer looks at RGB, the
second combines named maps of the first. A kernel of one cell sees no neighbours: all
filters that compare places are zero there.
"""

import numpy as np

from engine.checks import whole_pair
from engine.filters import centre_offsets
from engine.layers import Conv2D, MaxPool2D, ReLU
from engine.network import Network

# A line's orientation, and the way across it in degrees, clockwise from "rightward"
# because rows count downward.
ACROSS = {"horizontal": 90, "rising": 45, "vertical": 0, "falling": 135}
EDGES = tuple(f"edge-{line}" for line in ACROSS)
GABORS = tuple(f"gabor-{line}" for line in ACROSS)
FIRST = ("blur-gaussian", "blur-box", *EDGES, *GABORS, "red-green", "yellow-blue")

# Differences are small in photographs: these gains bring their maps near the blurs'.
EDGE_GAIN, COLOUR_GAIN = 3, 2

# What every filter of the second layer looks for: the form of its slice in each map,
# a minus sign for what must not be there, and how much it takes to wake it up.
SECOND = {
    "corner-straight": ({"edge-horizontal": "spot", "edge-vertical": "spot"}, 0.1),
    "corner-diagonal": ({"edge-rising": "spot", "edge-falling": "spot"}, 0.1),
    "crossing-straight": ({"gabor-horizontal": "spot", "gabor-vertical": "spot"}, 0.1),
    "crossing-diagonal": ({"gabor-rising": "spot", "gabor-falling": "spot"}, 0.1),
    "line-horizontal": ({"gabor-horizontal": "row"}, 0),
    "line-vertical": ({"gabor-vertical": "column"}, 0),
    "line-end-horizontal": ({"gabor-horizontal": "-rightward"}, 0),
    "line-end-vertical": ({"gabor-vertical": "-downward"}, 0),
    "contour": (dict.fromkeys(EDGES, "spot"), 0),
    "texture": (dict.fromkeys(GABORS, "spot"), 0),
    "blob-bright": ({"blur-gaussian": "blob"}, 0),
    "blob-dark": ({"blur-gaussian": "-blob"}, 0),
    "colour-edge-red-green": ({"red-green": "rightward"}, 0),
    "colour-edge-yellow-blue": ({"yellow-blue": "rightward"}, 0),
    "colourful": ({"red-green": "spot", "yellow-blue": "spot"}, 0),
    "smooth": ({"blur-box": "spot"} | dict.fromkeys(EDGES + GABORS, "-spot"), 0),
}


def filter_bank(kernel=3, stride=1, padding=1, pool=2):
    """Build Conv → ReLU → MaxPool twice, for pictures (1, 3, H, W) in [0, 1].

    Parameters
    ----------
    kernel, stride, padding : int or (rows, columns)
        Of both convolutions; padding also ((top, bottom), (left, right)).
    pool : int
        Side of the pools' windows.

    Returns
    -------
    Network
        Layers conv1, relu1, pool1, conv2, relu2, pool2.
    """
    size = whole_pair("kernel", kernel)
    return Network(
        [
            ("conv1", Conv2D(_first_layer(size), None, stride, padding)),
            ("relu1", ReLU()),
            ("pool1", MaxPool2D(pool)),
            ("conv2", Conv2D(*_second_layer(size), stride, padding)),
            ("relu2", ReLU()),
            ("pool2", MaxPool2D(pool)),
        ]
    )


def filter_bank_names():
    """Name the filters, in the order of their maps.

    Returns
    -------
    dict of str to list of str
        For ``"conv1"`` and ``"conv2"``.
    """
    return {"conv1": list(FIRST), "conv2": list(SECOND)}


def _first_layer(size):
    """Give every form its colours: (12, 3, KH, KW)."""
    grey, red_green, yellow_blue = (1 / 3, 1 / 3, 1 / 3), (1, -1, 0), (0.5, 0.5, -1)
    filters = [
        (grey, _spot(size)),
        (grey, np.full(size, 1 / (size[0] * size[1]))),
        *((grey, _slope(size, angle)) for angle in ACROSS.values()),
        *((grey, _wave(size, angle)) for angle in ACROSS.values()),
        (red_green, COLOUR_GAIN * _spot(size)),
        (yellow_blue, COLOUR_GAIN * _spot(size)),
    ]
    return np.array([np.multiply.outer(*pair) for pair in filters], np.float32)


def _second_layer(size):
    """Put forms into the slices of their maps: (16, 12, KH, KW), and biases (16,)."""
    forms = {
        "spot": _spot(size),
        "row": _spot((1, size[1])) * (centre_offsets(size[0]) == 0)[:, None],
        "column": _spot((size[0], 1)) * (centre_offsets(size[1]) == 0),
        "rightward": _slope(size, 0),
        "downward": _slope(size, 90),
        "blob": _balanced(_centre(size)),
    }
    filters = np.zeros((len(SECOND), len(FIRST), *size), np.float32)
    for f, (slices, _) in enumerate(SECOND.values()):
        for name, form in slices.items():
            sign = -1 if form.startswith("-") else 1
            filters[f, FIRST.index(name)] = sign * forms[form.removeprefix("-")]
    return filters, np.array([-threshold for _, threshold in SECOND.values()], "f4")


def _bell(size):
    """Gaussian around the middle of the kernel: (KH, KW), 1 at its peak."""
    down, across = (
        np.exp(-0.5 * ((np.arange(side) - (side - 1) / 2) * 3 / side) ** 2)
        for side in size
    )
    return np.outer(down, across)


def _spot(size):
    """Gaussian blur, adding up to 1."""
    return _bell(size) / _bell(size).sum()


def _slope(size, degrees):
    """Rise of the blurred picture in a direction."""
    KH, KW = size
    rows, columns = np.arange(KH) - (KH - 1) / 2, np.arange(KW) - (KW - 1) / 2
    return _balanced(_along(rows, columns, degrees) * _bell(size))


def _wave(size, degrees):
    """Gabor: a bright line in the middle and dark ones beside it."""
    KH, KW = size
    distance = _along(centre_offsets(KH), centre_offsets(KW), degrees)
    length = max(2, max(size) / 1.5)  # of the wave, in cells
    return _balanced(np.cos(2 * np.pi * distance / length) * _bell(size))


def _centre(size):
    """Leave only the centre cell."""
    return np.outer(*(centre_offsets(side) == 0 for side in size)).astype(float)


def _along(rows, columns, degrees):
    """Measure how far each cell lies in a direction: (KH, KW)."""
    angle = np.deg2rad(degrees)
    return np.sin(angle) * rows[:, None] + np.cos(angle) * columns


def _balanced(form):
    """Take the mean off, so that even areas give 0, and bring up the contrast."""
    form = form - form.mean()
    positive = form[form > 0].sum()
    return EDGE_GAIN * form / positive if positive > 1e-9 else np.zeros_like(form)
