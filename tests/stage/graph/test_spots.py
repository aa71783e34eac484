"""Where the nodes of a graph stand: apart, on their sheet, each with its gradient."""

import numpy as np
import pytest

from scenes.im2col.graph import im2col_graph
from scenes.im2col.numbers import Unfolded
from scenes.pooling.max_nodes import max_nodes
from scenes.signal.graph import convolution_graph
from scenes.signal.numbers import run_signal
from tests.scenes.shapes import rounded
from tests.stage.scenes import neurons

UNFOLDED = ("x", "cols", "w", "p", "b", "y", "map")
ALONG = ("x", "cols", "p", "y", "map")
SHEETS = ((1400, 500), (1400, 900), (370, 700))


def unfolded(scripts, width, height):
    """Lay the graph of im2col out."""
    case = Unfolded(rounded(1, 2, 3), rounded(2, 2, 2), 1.0, rounded(3, 1, 2).round(1))
    return scripts.spots(im2col_graph(case), width, height)


def apart(a, b):
    return (
        a["x"] + a["width"] <= b["x"]
        or b["x"] + b["width"] <= a["x"]
        or a["y"] + a["height"] <= b["y"]
        or b["y"] + b["height"] <= a["y"]
    )


def touch(a, b):
    """Whether two boxes have an edge in common, or more."""
    gaps = [
        max(a[start], b[start]) - min(a[start] + a[size], b[start] + b[size])
        for start, size in (("x", "width"), ("y", "height"))
    ]
    return max(gaps) < 1e-6


def inside(box, sheet):
    return (
        -1e-6 <= box["x"]
        and box["x"] + box["width"] <= sheet["width"] + 1e-6
        and -1e-6 <= box["y"]
        and box["y"] + box["height"] <= sheet["height"] + 1e-6
    )


@pytest.mark.parametrize(("width", "height"), SHEETS)
@pytest.mark.parametrize("shape", [(2, 3), (6, 8), (1, 1)])
def test_nodes_stand_apart_on_their_sheet_with_numbers_that_can_be_read(
    scripts, shape, width, height
):
    W = np.random.default_rng(1).uniform(-1, 1, shape).round(2)
    sheet = scripts.spots(neurons(W), width, height)
    boxes = [box for nodes in sheet["boxes"].values() for box in nodes]
    assert len(boxes) == sum(shape)
    assert all(inside(box, sheet) for box in boxes)
    assert all(apart(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert sheet["font"] >= 15.9


@pytest.mark.parametrize(("width", "height"), SHEETS)
@pytest.mark.parametrize("padding", [0, 2])
def test_every_gradient_is_a_tab_of_its_node_and_of_no_other(
    scripts, width, height, padding
):
    signal = run_signal(rounded(1, 5), rounded(2, 3), 0.5, padding=padding)
    back = signal.back(rounded(3, len(signal.y)))
    sheet = scripts.spots(convolution_graph(signal, back), width, height)
    boxes = sheet["boxes"]
    for name in ("x", "w", "b", "y"):
        for tab, box in enumerate(boxes[f"d{name}"]):
            assert inside(box, sheet)
            near = [touch(node, box) for node in boxes[name]]
            assert near == [node == tab for node in range(len(near))], name


@pytest.mark.parametrize(("width", "height"), [(1160, 600), (370, 700)])
def test_the_nodes_of_im2col_stand_apart_and_in_columns(scripts, width, height):
    sheet = unfolded(scripts, width, height)
    boxes = [box for name in UNFOLDED for box in sheet["boxes"][name]]
    assert all(inside(box, sheet) for box in boxes)
    assert all(apart(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    lefts = [min(box["x"] for box in sheet["boxes"][name]) for name in ALONG]
    assert lefts == sorted(lefts)


def test_on_a_wide_sheet_the_numbers_of_im2col_can_be_read(scripts):
    assert unfolded(scripts, 1160, 600)["font"] >= 12


def test_on_a_phone_a_sheet_is_higher_for_its_numbers_and_never_wider(scripts):
    x, w = np.array([[2.0, 1, 3], [1, 0, 2]]), np.array([[1.0, -1], [2, -2]])
    case = Unfolded(x, w, 1.0, np.array([[0.3, -2.3]]))
    sheet = scripts.spots(im2col_graph(case), 358, 420)
    assert sheet["font"] >= 12 and sheet["width"] <= 358 and sheet["height"] > 420
    boxes = [box for name in UNFOLDED for box in sheet["boxes"][name]]
    assert all(apart(a, b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_the_sixteen_numbers_of_a_window_can_be_read_on_a_phone(scripts):
    sheet = scripts.spots(max_nodes(rounded(1, 4, 4), 0.5), 358, 420)
    assert sheet["font"] >= 12
