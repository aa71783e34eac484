import numpy as np
import pytest

from tests.mounts import data_of
from tests.payloads import charts_of, stage_of
from ui.work.slot import definition_slot


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
    assert f"{passed} of 81 cells are above zero: {share:.1f}\u00a0%" in facts_of(app)
    assert "1 × 1 × 9 × 9 → 1 × 1 × 9 × 9: the shape stays" in facts_of(app)


def test_the_one_filter_is_not_called_filters(open_page):
    fields = data_of(open_page("relu", lang="en"), "ui/controls/bar")["fields"]
    (label,) = (each["label"] for each in fields if each["key"] == "filter")
    assert label == "Filter"


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
    assert stage_of(app)[0]["steps"] == 7 * 7


def test_nothing_is_drawn_in_what_is_closed(open_page):
    assert charts_of(open_page("relu")) == []


def test_the_histograms_count_the_whole_map(open_page):
    before, after = charts_of(open_page("relu", open="histogram"))[0]["data"]
    assert before["type"] == after["type"] == "bar"
    assert min(before["x"]) < 0


def test_a_large_learning_rate_kills_the_neuron_and_a_small_one_does_not(open_page):
    dead = open_page("relu", lang="en", open="neuron")
    assert dead.markdown[-1].value.startswith("**Step 1 was too large:**")
    alive = open_page("relu", lang="en", lr="0.3", open="neuron")
    assert "11 of 16 numbers" in alive.markdown[-1].value
    assert sum(charts_of(dead)[0]["data"][1]["y"][1:]) == 0


def test_the_learning_rate_is_set_by_its_slider_too(open_page):
    app = open_page("relu", lang="en", open="neuron")
    app.slider[0].set_value(0.3).run()
    assert "11 of 16 numbers" in app.markdown[-1].value


def test_the_lines_over_the_depth_are_named_with_their_ends(open_page):
    app = open_page("relu", lang="en", act="leaky", slope="0.5", open="slopes")
    lines = charts_of(app)[0]["data"]
    named = dict(line["name"].split(": ") for line in lines)
    assert list(named) == ["ReLU", "Leaky ReLU", "Sigmoid", "tanh"]
    assert float(named["Sigmoid"]) < 1e-11 < float(named["tanh"])
    assert 0 < float(named["ReLU"]) <= float(named["Leaky ReLU"])


def test_costs_are_measured_at_a_press_and_relu_forward_is_the_unit(open_page):
    app = open_page("relu", lang="en", open="costs")
    assert charts_of(app) == []
    app.button[0].click().run()
    forward, backward = charts_of(app)[0]["data"]
    assert forward["text"][0] == "1.0"
    assert len(forward["text"]) == len(backward["text"]) == 4


def test_costs_wait_while_somebody_else_measures(open_page):
    definition_slot().claim("somebody else")
    try:
        app = open_page("relu", open="costs")
        app.button[0].click().run()
        assert app.info and charts_of(app) == []
    finally:
        definition_slot().release("somebody else")
