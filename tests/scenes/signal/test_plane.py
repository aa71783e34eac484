"""A 2-D convolution as the same graph as a signal's."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine import conv2d, conv2d_backward
from scenes import replay
from scenes.signal.graph import convolution_graph
from scenes.signal.plane import Plane
from scenes.worked import WORKED_W, WORKED_X
from tests.scenes.shapes import rounded


@st.composite
def passes(draw):
    """Draw a picture, a kernel that fits, and a gradient that comes back."""
    kernel = draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
    size = tuple(K + draw(st.integers(0, 2)) for K in kernel)
    seed = draw(st.integers(0, 99))
    b = float(rounded(seed + 2, 1)[0])
    plane = Plane.of(rounded(seed, *size), rounded(seed + 1, *kernel), b)
    return plane, plane.back(rounded(seed + 3, len(plane.y)))


@given(passes())
def test_after_the_last_step_every_node_holds_the_engines_number(case):
    plane, grads = case
    x, w = plane.x.reshape(1, 1, *plane.size), plane.w.reshape(1, 1, *plane.kernel)
    y = conv2d(x, w, np.array([plane.b]))
    dx, dw, db = conv2d_backward(grads.dy.reshape(y.shape), x, w)
    scene = convolution_graph(*case)
    assert np.array_equal(scene.panel("y").values, y.ravel())
    for name, own in {"dx": dx, "dw": dw, "db": db}.items():
        ended = replay.filled(scene, name, scene.steps)
        assert np.array_equal(ended, own.ravel())


@given(passes())
def test_the_paths_of_every_step_add_up_to_its_result(case):
    plane, grads = case
    scene = convolution_graph(*case)
    results = np.concatenate([plane.y, grads.dx, grads.dw, grads.db])
    for step, result in enumerate(results):
        groups = replay.terms(scene, step)
        total = sum(value * weight for group in groups for value, weight in group)
        assert np.isclose(total, result, atol=1e-9)


def test_the_worked_example_as_a_matrix_has_the_kernel_in_each_row():
    plane = Plane.of(WORKED_X[0, 0], WORKED_W[0], 0.0)
    scene = convolution_graph(plane, plane.back(np.ones(4)), editable=False)
    first, *_, last = scene.panel("M").values.tolist()
    assert first == [1, -1, 0, 2, 0, 0, 0, 0, 0]
    assert last == [0, 0, 0, 0, 1, -1, 0, 2, 0]
    assert scene.panel("y").values.tolist() == [-1, 4, 3, 0]
    assert not any(getattr(panel, "editable", False) for panel in scene.panels)
