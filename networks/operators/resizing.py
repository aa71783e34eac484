"""Tensors made larger or smaller, along any of their axes."""

from fractions import Fraction
from math import floor

import numpy as np

from engine.resize import ROUND, give_back, take
from networks.operators.operation import Operation, check_floats

LONGEST = 2**16  # cells along an axis: each has as many weights as the kernel is wide


class Resize(Operation):
    """ONNX's Resize: its kernels, its coordinates and its roundings.

    The sizes or the scales are the last inputs; opset 10 has no others, and measures
    from the first cell.
    """

    learned = slice(0)

    def read(self, attributes):
        """Take the kernel, and where outputs lie among the inputs."""
        old = self.opset < 11
        self.mode = attributes.text("mode", "nearest")
        where = "asymmetric" if old else "half_pixel"
        self.where = attributes.text("coordinate_transformation_mode", where)
        rounding = attributes.text("nearest_mode", "round_prefer_floor")
        self.rounding = ROUND.get("floor" if old else rounding)
        self.a = attributes.number("cubic_coeff_a", -0.75)
        self.inside = attributes.flag("exclude_outside")
        self.antialias = attributes.flag("antialias")
        self.axes = attributes.wholes("axes")
        self.policy = attributes.text("keep_aspect_ratio_policy", "stretch")
        self.factors = attributes.numbers("scales")
        for known, value in (
            (KERNELS, self.mode),
            (PLACES, self.where),
            (POLICIES, self.policy),
        ):
            if value not in known:
                raise ValueError(f"{value} is none of {', '.join(known)}")
        if self.rounding is None:
            raise ValueError(f"{rounding} is none of {', '.join(ROUND)}")

    def shapes(self, x, *settings):
        """Find the sizes; each output takes as many inputs as the kernel is wide."""
        check_floats(x)
        if any(spec is not None and spec.known is None for spec in settings):
            raise ValueError("sizes and scales have to be known beforehand")
        arrays = [spec and spec.known for spec in settings]
        along = self._along(x.shape, arrays)
        sides = list(x.shape)
        for axis, size, _ in along:
            sides[axis] = size
        y = x.like(sides)
        if min(y.shape, default=1) < 1 or any(n > LONGEST for _, n, _ in along):
            raise ValueError(f"{x.shape} resized to {y.shape}")
        return [y], 0 if self.mode == "nearest" else 2 * len(along) * y.size

    def forward(self, x, *settings):
        """Go along one axis after the other."""
        along = self._along(x.shape, settings)
        taps = [
            (axis, x.shape[axis], self._taps(x.shape[axis], size, scale, x.dtype))
            for axis, size, scale in along
        ]
        y = x
        for axis, _, some in taps:
            y = take(y, some, axis)

        def back(dy):
            for axis, cells, some in reversed(taps):
                dy = give_back(dy, some, cells, axis)
            return (dy,)

        return (y,), back

    def _along(self, shape, settings):
        """Return axis, size and scale of what is resized."""
        axes = self.axes or range(len(shape))
        axes = np.arange(len(shape))[list(axes)].tolist()
        scales, sizes = self._asked(settings)
        asked = scales if sizes is None else sizes
        if asked is None or not len(asked) == len(axes) == len({*axes}):
            raise ValueError(f"sizes or scales {asked} for {len(axes)} axes")
        whole = sizes is None or all(isinstance(size, int) for size in sizes)
        if min(asked) <= 0 or not np.isfinite(asked).all() or not whole:
            raise ValueError(f"sizes or scales of {asked}")
        cells = [shape[axis] for axis in axes]
        if sizes is None:
            sizes = [floor(n * Fraction(s)) for n, s in zip(cells, scales, strict=True)]
        else:
            sizes, scales = POLICIES[self.policy](sizes, cells)
        along = zip(axes, sizes, scales, cells, strict=True)
        return [along[:3] for along in along if along[1] != along[3] or along[2] != 1]

    def _asked(self, settings):
        """Return the scales and the sizes, of which one is None."""
        given = [None if a is None or not a.size else a.tolist() for a in settings]
        if len(given) < 2:
            return (given or [self.factors])[0], None
        return given[1], given[2] if len(given) > 2 else None

    def _taps(self, cells, size, scale, dtype):
        """Find what each output is made of: (inputs, weights) for each of the taps."""
        places = PLACES[self.where](np.arange(size), cells, size, scale)
        if self.mode == "nearest":
            nearest = np.clip(self.rounding(places), 0, cells - 1).astype(np.intp)
            return [(nearest, np.ones(size, dtype))]
        wide = min(scale, 1) if self.antialias else 1
        reach, kernel = KERNELS[self.mode]
        first = floor(-reach / wide) + 1
        offsets = np.arange(first, 2 - first)[:, None]
        base = np.floor(places)
        weights = kernel((offsets - (places - base)) * wide, self.a)  # (taps, size)
        inputs = base + offsets
        if self.inside:
            weights[(inputs < 0) | (inputs >= cells)] = 0
        weights = (weights / weights.sum(0)).astype(dtype)
        inputs = np.clip(inputs, 0, cells - 1).astype(np.intp)
        return list(zip(inputs, weights, strict=True))


class Upsample(Resize):
    """ONNX's Upsample, which Resize has taken the place of."""

    def __init__(self, attributes=None, opset=9, outputs=1):
        """Read the attributes as Resize's first version did."""
        super().__init__(attributes, min(opset, 10), outputs)


def _linear(distance, _):
    return np.maximum(1 - np.abs(distance), 0)


def _cubic(distance, a):
    """Weigh as Keys, "Cubic convolution interpolation", 1981."""
    d = np.abs(distance)
    near = ((a + 2) * d - (a + 3)) * d * d + 1
    far = ((d - 5) * d + 8) * d * a - 4 * a
    return np.where(d <= 1, near, np.where(d < 2, far, 0))


def _stretch(sizes, cells):
    return sizes, [size / n for size, n in zip(sizes, cells, strict=True)]


def _evenly(choose):
    """Scale all axes alike."""

    def sized(sizes, cells):
        scale = choose(size / n for size, n in zip(sizes, cells, strict=True))
        return [floor(n * scale + 0.5) for n in cells], [scale] * len(cells)

    return sized


def _symmetric(outputs, cells, size, scale):
    off = cells / 2 * (1 - size / (scale * cells))
    return off + (outputs + 0.5) / scale - 0.5


KERNELS = {
    "nearest": None,
    "linear": (1, _linear),
    "bilinear": (1, _linear),
    "cubic": (2, _cubic),
}
PLACES = {  # of outputs among the inputs: (outputs, cells, size, scale)
    "half_pixel": lambda o, cells, size, scale: (o + 0.5) / scale - 0.5,
    "pytorch_half_pixel": lambda o, cells, size, scale: (
        (o + 0.5) / scale - 0.5 if size > 1 else o * 0.0
    ),
    "half_pixel_symmetric": _symmetric,
    "align_corners": lambda o, cells, size, scale: o * (cells - 1) / max(1, size - 1),
    "asymmetric": lambda o, cells, size, scale: o / scale,
}
POLICIES = {
    "stretch": _stretch,
    "not_larger": _evenly(min),
    "not_smaller": _evenly(max),
}
OPERATORS = (Resize, Upsample)
