"""Random shapes: everything that a slider can reach, small, with sides that differ."""

import numpy as np
from hypothesis import strategies as st

from scenes.windows import Geometry

TWO_DECIMALS = 100


@st.composite
def geometries(draw, pool=False, dilated=True):
    """Draw a Geometry and the (rows, columns) of an input that it fits on."""
    kernel = draw(st.tuples(st.integers(1, 4), st.integers(1, 3)))
    stride = draw(st.tuples(st.integers(1, 3), st.integers(1, 4)))
    most = (2, 3) if dilated else (1, 1)
    dilation = draw(st.tuples(*[st.integers(1, D) for D in most]))
    most = [K // 2 if pool else 3 for K in kernel]
    padding = [draw(st.tuples(*[st.integers(0, P)] * 2)) for P in most]
    spans = [D * (K - 1) + 1 for D, K in zip(dilation, kernel, strict=True)]
    room = zip(spans, padding, strict=True)
    size = [max(1, span - sum(P)) + draw(st.integers(0, 4)) for span, P in room]
    return Geometry(kernel, stride, tuple(padding), dilation), size


def rounded(seed, *shape):
    """Numbers as the lens hands them out, with two decimals."""
    whole = np.random.default_rng(seed).integers(-99, 100, shape)
    return whole / TWO_DECIMALS


@st.composite
def convolutions(draw):
    """Draw the arguments of ``convolution_forward``."""
    geometry, size = draw(geometries())
    C, F = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    seed = draw(st.integers(0, 999))
    return {
        "x": rounded(seed, 1, C, *size),
        "w": rounded(seed + 1, F, C, *geometry.kernel),
        "geometry": geometry,
        "bias": draw(st.sampled_from([0.0, 0.25, -1.5])),
        "divisor": np.array(draw(st.permutations([1.0, 9.0, 16.0])))[:F],
        "shown": draw(st.integers(0, F - 1)),
    }


@st.composite
def unfoldings(draw):
    """Draw the arguments of ``im2col_forward``; whole numbers as filters."""
    case = draw(convolutions())
    case["w"] = np.trunc(10 * case["w"])
    plain = {key: case[key] for key in ("x", "w", "geometry", "shown", "bias")}
    return plain | {"turned": draw(st.booleans())}


@st.composite
def unfoldings_back(draw):
    """Draw the arguments of the scenes that run im2col backward."""
    case = draw(unfoldings())
    output = case["geometry"].output(case["x"].shape[2:])
    dy = rounded(draw(st.integers(0, 999)), len(case["w"]), *output)
    del case["bias"]  # no gradient depends on it
    return case | {"dy": dy}


@st.composite
def maps(draw, dilated=True):
    """Draw a map with many ties, and the windows of a max pooling over it."""
    geometry, size = draw(geometries(pool=True, dilated=dilated))
    seed = draw(st.integers(0, 999))
    return np.random.default_rng(seed).integers(-2, 3, size) / 4, geometry


def plain_maps():
    """Draw the same for an average pooling, which is never dilated."""
    return maps(dilated=False)
