import numpy as np

from engine.comparison import Compared
from scenes.gradient_check import agreeing_digits, comparison
from scenes.panels import DOUBTFUL, REAL
from tests.scenes import pupil


def compared(shape=(2, 3), name="x", off=0.0):
    values = np.arange(float(np.prod(shape))).reshape(shape)
    left_out = values == 1
    return Compared(name, values, values + off, left_out)


def test_both_gradients_stand_under_each_other_and_share_a_range():
    scene = comparison([compared(), compared(name="w")])
    names = [panel.name for panel in scene.panels[:3]]
    assert names == ["dx", "dx-numeric", "dx-digits"]
    rows = [(row, column) for column in (0, 1) for row in (0, 1, 2)]
    assert [panel.place for panel in scene.panels] == rows
    assert scene.panel("dx").share == scene.panel("dx-numeric").share
    assert scene.panel("dx").colour == "gradient"


def test_of_one_part_alone_they_stand_in_a_row():
    panels = comparison([compared()]).panels
    assert [panel.place for panel in panels] == [(0, 0), (0, 1), (0, 2)]


def test_cells_that_are_left_out_are_doubtful():
    state = comparison([compared()]).panel("dx").state
    assert state.tolist() == [[REAL, DOUBTFUL, REAL], [REAL, REAL, REAL]]


def test_each_map_has_doubtful_cells_of_its_own():
    state = comparison([compared((2, 1, 3))]).panel("dx").state
    assert (state == DOUBTFUL).tolist() == [[[False, True, False]], [[False] * 3]]


def test_noise_of_the_last_digits_is_not_printed():
    scene = comparison([compared(off=1e-9)])
    analytic, numeric = scene.panel("dx"), scene.panel("dx-numeric")
    assert (analytic.values == numeric.values).all()
    assert analytic.digits == numeric.digits == 2


def test_a_half_is_not_rounded_up_in_one_and_down_in_the_other():
    values = np.array([[-0.925, 1.0]])
    part = Compared("x", values, values - 1e-9, values > 2)
    scene = comparison([part])
    assert scene.panel("dx").values[0, 0] == scene.panel("dx-numeric").values[0, 0]


def test_what_differs_is_printed_so():
    scene = comparison([compared(off=0.02)])
    analytic, numeric = scene.panel("dx"), scene.panel("dx-numeric")
    assert (numeric.values - analytic.values).round(2).tolist() == [[0.02] * 3] * 2


def test_every_part_has_a_column_whatever_its_shape():
    shapes = {"x": (1, 1, 2, 3), "w": (4, 2, 3, 3), "b": (5,)}
    scene = comparison([compared(shape, name) for name, shape in shapes.items()])
    sizes = {name: scene.panel(f"d{name}").values.shape for name in shapes}
    assert sizes == {"x": (2, 3), "w": (8, 3, 3), "b": (1, 5)}
    assert scene.panel("db-digits").place == (2, 2)
    assert scene.panel("dw").place == (0, 1)


def test_digits_are_counted_from_the_largest_gradient():
    part = compared((1, 11), off=1e-4)
    assert agreeing_digits(part).tolist() == [[5, 0, *[5] * 9]]
    assert (agreeing_digits(compared((1, 3)))[0] == [16, 0, 16]).all()


def test_a_cell_is_linked_to_its_place_in_the_other_pictures():
    scene = comparison([compared()])
    assert pupil.partners(scene, "dx", 4) == {("dx-numeric", 4), ("dx-digits", 4)}


def test_maps_lie_in_a_square():
    shapes = {"x": (1, 3, 2, 2), "w": (4, 2, 3, 3), "b": (5,), "one": (1, 4, 2, 2)}
    scene = comparison([compared(shape, name) for name, shape in shapes.items()])
    across = {name: scene.panel(f"d{name}").across for name in shapes}
    assert across == {"x": 2, "w": 3, "b": 0, "one": 2}


def test_the_fewer_cells_a_part_has_the_larger_they_are():
    shapes = {"x": (1, 1, 18, 18), "w": (4, 1, 3, 3), "v": (1, 4, 4, 4), "b": (5,)}
    scene = comparison([compared(shape, name) for name, shape in shapes.items()])
    scales = {name: scene.panel(f"d{name}-digits").scale for name in shapes}
    assert scales == {"x": 1, "w": 3, "v": 18 / 8, "b": 3}
