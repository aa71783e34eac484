import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import conv2d_backward
from scenes import replay
from scenes.convolution.every_gradient import convolution_in_full
from scenes.windows import Geometry
from tests.scenes import pupil
from tests.scenes.shapes import rounded


@st.composite
def cases(draw):
    """Draw a picture, one filter, dy, and how the window moves."""
    C, kernel = draw(st.sampled_from([1, 3])), (draw(st.integers(1, 3)), 2)
    geometry = Geometry(kernel, (draw(st.integers(1, 2)), 1))
    size = (kernel[0] + draw(st.integers(0, 3)), kernel[1] + draw(st.integers(0, 2)))
    seed = draw(st.integers(0, 99))
    x, w = rounded(seed, 1, C, *size), rounded(seed + 1, C, *kernel)
    return x, w, rounded(seed + 2, *geometry.output(size)), geometry


@given(cases())
def test_all_views_end_in_the_engines_gradients(case):
    x, w, dy, geometry = case
    dx, dw, db = conv2d_backward(dy[None, None], x, w[None], geometry.stride)
    scene = convolution_in_full(*case)
    assert scene.steps == 2 * dy.size + dx.size
    ends = {"dw": dw[0], "db": db[0], "dx": dx[0], "full": dx[0]}
    for name, expected in ends.items():
        filled = replay.filled(scene, name, scene.steps)
        assert np.allclose(np.nan_to_num(filled), expected, atol=1e-12), name


@given(cases())
def test_every_sum_is_the_one_that_its_panel_holds_after_the_step(case):
    scene, gathering = convolution_in_full(*case), 2 * case[2].size
    for step in range(scene.steps):
        equation = replay.equation_at(scene, step)
        if step >= gathering:
            expected = pytest.approx(pupil.result(scene, step), abs=1e-12)
            assert pupil.computed(scene, step) == expected
            continue
        cells = pupil.cells_at(equation.result_cells, step)
        after = replay.filled(scene, equation.result, step + 1).ravel()[cells]
        assert np.allclose(pupil.added(scene, step), after, atol=1e-12)


def test_gradients_stand_under_what_they_are_gradients_of():
    x, w, dy = rounded(1, 1, 1, 3, 3), rounded(2, 1, 2, 2), rounded(3, 2, 2)
    scene = convolution_in_full(x, w, dy, Geometry((2, 2)))
    for name in ("x", "w", "b"):
        row, column = scene.panel(name).place
        assert scene.panel(f"d{name}").place == (row + 1, column)
    places = [panel.place for panel in scene.panels]
    assert len(set(places)) == len(places)


def test_it_opens_where_weights_and_column_sums_are_done():
    x, w, dy = rounded(1, 1, 1, 4, 4), rounded(2, 1, 2, 2), rounded(3, 3, 3)
    scene = convolution_in_full(x, w, dy, Geometry((2, 2)))
    row = (scene.start - 2 * dy.size) // 4
    assert row == 2
    assert not np.isnan(replay.filled(scene, "dx", scene.start)).any()
