import numpy as np
import pytest

from tests.payloads import stage_of


def panels_of(app):
    header, array = stage_of(app)
    filled = [panel for panel in header["panels"] if "values" in panel]
    return {panel["name"]: array(panel["values"])[0] for panel in filled}


def facts_of(app):
    return stage_of(app)[0]["facts"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_a_map_with_both_signs_and_a_cell_that_is_stopped(
    open_page, lang
):
    app = open_page("relu", lang=lang)
    assert not app.exception
    x = panels_of(app)["x"]
    header, _ = stage_of(app)
    assert 0.25 < (x > 0).mean() < 0.75
    assert x.flat[header["start"]] < 0
    assert np.array_equal(x, x.round(2))


def test_the_counts_that_are_printed_are_those_of_the_panels(open_page):
    app = open_page("relu", lang="en", n=9)
    x = panels_of(app)["x"]
    passed = int((x > 0).sum())
    share = 100 * passed / 81
    assert f"{passed} of 81 cells are above zero: {share:.1f} %" in facts_of(app)
    assert "1 × 1 × 9 × 9 → 1 × 1 × 9 × 9: the shape stays" in facts_of(app)


@pytest.mark.parametrize(
    ("act", "bounds"), [("leaky", (-1, 9)), ("sigmoid", (0, 1)), ("tanh", (-1, 1))]
)
def test_the_relatives_of_relu_work_on_the_same_input(open_page, act, bounds):
    ours, relus = (panels_of(open_page("relu", act=name)) for name in (act, "relu"))
    assert np.array_equal(ours["x"], relus["x"])
    assert bounds[0] <= ours["y"].min() < ours["y"].max() <= bounds[1]
    assert "slope" in ours and "mask" in relus


def test_the_slope_of_leaky_relu_comes_out_of_the_address(open_page):
    panels = panels_of(open_page("relu", act="leaky", slope="0.25"))
    x, y = panels["x"], panels["y"]
    assert np.allclose(y, np.where(x > 0, x, 0.25 * x))


def test_backward_the_mask_stops_gradients(open_page):
    app = open_page("relu", lang="en", **{"pass": "backward", "seed": 3, "n": 8})
    assert not app.exception
    panels = panels_of(app)
    expected = np.where(panels["x"] > 0, panels["dy"], 0)
    assert np.array_equal(panels["dx"], expected)
    assert facts_of(app)[0].endswith("x 1 × 1 × 8 × 8 (512 bytes)")
    assert facts_of(app)[1].endswith("64 bytes")


def test_backward_one_cell_of_dy_is_chosen_in_the_address(open_page):
    query = {"pass": "backward", "dy": "one", "dyr": 3, "dyc": 1}
    dy = panels_of(open_page("relu", **query))["dy"]
    assert np.argwhere(dy).tolist() == [[3, 1]]


def test_a_picture_in_colour_has_the_same_map_as_in_grey(open_page):
    x, grey = (panels_of(open_page("relu", rgb=rgb))["x"] for rgb in (1, 0))
    assert x.shape == grey.shape


@pytest.mark.parametrize(
    "query",
    [
        {"act": "softmax", "slope": "2", "filter": "box,identity", "pass": "sideways"},
        {"act": "leaky", "slope": "nan", "dy": "two", "dyr": "-1", "pass": "backward"},
    ],
)
def test_bad_values_in_the_address_fall_back(open_page, query):
    app = open_page("relu", **query)
    assert not app.exception
    assert stage_of(app)[0]["steps"] == 144
