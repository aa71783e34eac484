"""Shapes: coloured pictures of ten kinds, drawn by formula.

Every kind is a signed distance: how far outside of the figure a place lies, in pixels.
Colours, size, place, rotation, background and noise are chosen by chance.
"""

import numpy as np

SIZE = 32
CONTRAST = 0.4  # at least so far apart are figure and ground in some channel
SHADE = 0.15  # at most so much does the ground grow lighter or darker to a side
NOISE = 0.07  # at most


def shapes(count, seed):
    """Draw pictures, as many of each kind as fits.

    Parameters
    ----------
    count : int
    seed : int or tuple of int
        The same seed gives the same pictures.

    Returns
    -------
    x : ndarray of float32, shape (count, 3, 32, 32)
        In [0, 1].
    labels : ndarray of int, shape (count,)
        Places in `CLASSES`.
    """
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.arange(count) % len(CLASSES))
    cover = np.empty((count, 1, SIZE, SIZE))
    for label, distance in enumerate(KINDS.values()):
        chosen = np.flatnonzero(labels == label)
        across, down, radius = _places(len(chosen), rng)
        # Half a pixel on either side of an outline is partly covered.
        cover[chosen, 0] = np.clip(0.5 - distance(across, down, radius), 0, 1)
    return _coloured(cover, rng), labels


def _places(N, rng):
    """Lay a turned grid over each picture: across, down (N, 32, 32), radius (N, 1, 1).

    Across and down are in pixels from the figure's middle.
    """
    radius = rng.uniform(7, 12, (N, 1, 1))
    rows, columns = np.indices((SIZE, SIZE)) - (SIZE - 1) / 2
    row, column = rng.uniform(-1, 1, (2, N, 1, 1)) * (SIZE / 2 - 2 - radius)
    turn = rng.uniform(0, 2 * np.pi, (N, 1, 1))
    rows, columns = rows - row, columns - column
    across = columns * np.cos(turn) + rows * np.sin(turn)
    down = rows * np.cos(turn) - columns * np.sin(turn)
    return across, down, radius


def _coloured(cover, rng):
    """Give figure and ground their colours, and add noise: (N, 3, 32, 32)."""
    N = len(cover)
    ground, figure = rng.uniform(0, 1, (2, N, 3, 1, 1))
    # In one channel the figure is moved away from the ground.
    one = np.arange(N), rng.integers(0, 3, N)
    step = rng.uniform(CONTRAST, 1, (N, 1, 1)) * np.where(ground[one] < 0.5, 1, -1)
    figure[one] = np.clip(ground[one] + step, 0, 1)
    across, _, _ = _places(N, rng)
    slope = rng.uniform(-SHADE, SHADE, (N, 3, 1, 1))
    ground = ground + slope * across[:, None] / SIZE
    x = ground + cover * (figure - ground)
    x += rng.normal(0, 1, x.shape) * rng.uniform(0, NOISE, (N, 1, 1, 1))
    return x.clip(0, 1).astype(np.float32)


def _circle(across, down, radius):
    return np.hypot(across, down) - radius


def _square(across, down, radius):
    return np.maximum(np.abs(across), np.abs(down)) - 0.85 * radius


def _triangle(across, down, radius):
    slanted = np.abs(across) * np.sqrt(3) / 2 - down / 2
    return np.maximum(slanted, down) - 0.55 * radius


def _star(across, down, radius):
    """Five tips: fold the plane into half of one, and look at its straight edge.

    The edge leads from the tip, at radius 1, to a notch half a fifth further round.
    """
    half = np.pi / 5
    distance, angle = np.hypot(across, down), np.arctan2(across, down)
    folded = np.abs((angle + half) % (2 * half) - half)
    toward, aside = 0.42 * np.cos(half), 0.42 * np.sin(half)  # where the notch is
    outward = aside * (distance * np.cos(folded) - radius)
    outward += (1 - toward) * distance * np.sin(folded)
    return outward / np.hypot(aside, 1 - toward)


def _cross(across, down, radius):
    across, down = np.abs(across), np.abs(down)
    longer, shorter = np.maximum(across, down), np.minimum(across, down)
    return np.maximum(longer - radius, shorter - 0.32 * radius)


def _ring(across, down, radius):
    return np.abs(np.hypot(across, down) - 0.78 * radius) - 0.22 * radius


def _stripes(across, down, radius):
    return _bands(across, 0.75 * radius)


def _checks(across, down, radius):
    """Bands both ways: figure where just one of them is."""
    one, other = _bands(across, 0.95 * radius), _bands(down, 0.95 * radius)
    return np.maximum(np.minimum(one, other), -np.maximum(one, other))


def _dots(across, down, radius):
    period = 0.85 * radius
    return np.hypot(_wrapped(across, period), _wrapped(down, period)) - 0.3 * period


def _gradient(across, down, radius):
    """No outline at all: covered a little more from pixel to pixel."""
    return across / (2 * radius)


def _bands(across, period):
    """Distance to bands that are half a period wide."""
    return np.abs(_wrapped(across, period)) - period / 4


def _wrapped(across, period):
    """Distance to the middle of the nearest period, with its sign."""
    return (across + period / 2) % period - period / 2


KINDS = {
    "circle": _circle,
    "square": _square,
    "triangle": _triangle,
    "star": _star,
    "cross": _cross,
    "ring": _ring,
    "stripes": _stripes,
    "checks": _checks,
    "dots": _dots,
    "gradient": _gradient,
}
CLASSES = tuple(KINDS)
