"""Classical filters as whole numbers with a divisor, so that sums can be checked.

Each formula works for every size and gives the well-known filter at 3 × 3. Where a
size is even, the cell before the middle counts as the centre, so that "same" padding
puts its one cell more behind. ``-rows`` compares what lies below with what lies above
(horizontal edges light up), ``-columns`` right with left. Along an axis of one cell
there is nothing to compare, and such a filter is zero.
"""

import numpy as np

from engine.checks import whole, whole_pair


def preset(name, kernel=(3, 3), channels=1, seed=0):
    """Build a classical filter.

    Parameters
    ----------
    name : str
        One of PRESETS.
    kernel : int or (rows, columns)
    channels : int
        Every channel gets the same slice and the divisor grows with them, so that a
        grey picture gives the same map in grey and in RGB.
    seed : int
        For ``"random"``, whose slices differ.

    Returns
    -------
    weights : ndarray of float32, shape (channels, KH, KW)
        Whole numbers.
    divisor : int
        The filter is ``weights / divisor``. It adds up to 1, and so keeps brightness,
        for identity, box, gaussian, sharpen and emboss, and to 0 for the edges.
    """
    if name not in PRESETS:
        raise ValueError(f"name must be one of {', '.join(PRESETS)}, got {name}")
    KH, KW = whole_pair("kernel", kernel)
    channels = whole("channels", channels)
    if name == "random":
        weights = np.random.default_rng(seed).integers(-3, 4, (channels, KH, KW))
        return weights.astype(np.float32), max(1, int(np.abs(weights).sum()))
    weights = _FORMULAS[name](KH, KW)
    stack = np.repeat(weights[None], channels, axis=0).astype(np.float32)
    return stack, channels * (int(weights.sum()) or _edge_divisor(weights))


def centre_offsets(size):
    """Count the cells of an axis from its centre: -1, 0, 1 for three of them."""
    return np.arange(size) - (size - 1) // 2


def _identity(KH, KW):
    return np.outer(centre_offsets(KH) == 0, centre_offsets(KW) == 0).astype(int)


def _box(KH, KW):
    return np.ones((KH, KW), int)


def _gaussian(KH, KW):
    return np.outer(_binomial(KH), _binomial(KW))


def _sobel_rows(KH, KW):
    return np.outer(_derivative(KH), _binomial(KW))


def _prewitt_rows(KH, KW):
    return np.outer(_ramp(KH), np.ones(KW, int))


def _laplacian(KH, KW):
    """Take the surroundings, weaker with their distance, minus the centre."""
    down, across = np.abs(centre_offsets(KH)), np.abs(centre_offsets(KW))
    around = np.maximum(max(KH, KW) // 2 + 1 - down[:, None] - across, 0)
    around[down[:, None] + across == 0] = 0
    return around - around.sum() * _identity(KH, KW)


def _sharpen(KH, KW):
    """Take the picture minus its Laplacian."""
    laplacian = _laplacian(KH, KW)
    return _edge_divisor(laplacian) * _identity(KH, KW) - laplacian


def _emboss(KH, KW):
    """Take the picture plus its slope towards the bottom right."""
    slope = _ramp(KH)[:, None] + _ramp(KW)
    return _edge_divisor(slope) * _identity(KH, KW) + slope


def _binomial(size):
    """Row of Pascal's triangle: 1 2 1."""
    row = np.ones(1, int)
    for _ in range(size - 1):
        row = np.convolve(row, [1, 1])
    return row


def _derivative(size):
    """Difference of neighbours, smoothed: -1 0 1, then -1 -2 0 2 1."""
    return np.convolve(_binomial(size - 1), [-1, 1]) if size > 1 else np.zeros(1, int)


def _ramp(size):
    """Straight line through 0 in the smallest whole numbers: -1 0 1, or -3 -1 1 3."""
    line = 2 * np.arange(size) - (size - 1)
    return line // 2 if size % 2 else line


def _edge_divisor(weights):
    """Bring the positive weights to about 4, as they are in a Sobel of 3 × 3."""
    return max(1, round(int(weights[weights > 0].sum()) / 4))


_FORMULAS = {
    "identity": _identity,
    "box": _box,
    "gaussian": _gaussian,
    "sobel-rows": _sobel_rows,
    "sobel-columns": lambda KH, KW: _sobel_rows(KW, KH).T,
    "prewitt-rows": _prewitt_rows,
    "prewitt-columns": lambda KH, KW: _prewitt_rows(KW, KH).T,
    "laplacian": _laplacian,
    "sharpen": _sharpen,
    "emboss": _emboss,
}
PRESETS = (*_FORMULAS, "random")
