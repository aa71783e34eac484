"""What the ReLU lesson shows at an address."""

import re

import numpy as np
import pytest

import lessons
from lessons.parts import Charts, Check, Lens, Played, Prose
from lessons.sources import Sources
from lessons.texts import Texts
from tests.figures.reading import read
from tests.lessons.written import number_in


def view(lang="en", **query):
    address = "&".join(f"{key}={value}" for key, value in query.items())
    return lessons.shown("relu", address, Sources(Texts(lang)))


def panels_of(view):
    panels = view.part(Played).scene.panels
    return {panel.name: panel.values for panel in panels if hasattr(panel, "values")}


def figures_of(view):
    return [read(figure) for figure in view.part(Charts).make()]


BACKWARD = {"pass": "backward"}


def test_it_opens_on_a_map_with_both_signs_and_a_cell_that_is_stopped():
    scene = view().part(Played).scene
    x = scene.panel("x").values
    assert 0.25 < (x > 0).mean() < 0.75
    assert x.flat[scene.start] < 0
    assert np.array_equal(x, x.round(2))


def test_the_counts_that_are_printed_are_those_of_the_panels():
    nine = view(n=9)
    passed = int((panels_of(nine)["x"] > 0).sum())
    share = 100 * passed / 81
    facts = nine.part(Played).facts
    assert f"{passed} of 81 cells are above zero: {share:.1f}\u00a0%" in facts
    assert "1 × 1 × 9 × 9 → 1 × 1 × 9 × 9: the shape stays" in facts


@pytest.mark.parametrize(
    ("act", "bounds"), [("leaky", (-1, 9)), ("sigmoid", (0, 1)), ("tanh", (-1, 1))]
)
def test_the_relatives_of_relu_work_on_the_same_input(act, bounds):
    ours, relus = (panels_of(view(act=name)) for name in (act, "relu"))
    assert np.array_equal(ours["x"], relus["x"])
    assert bounds[0] <= ours["y"].min() < ours["y"].max() <= bounds[1]
    assert "slope" in ours and "mask" in relus


def test_the_slope_of_leaky_relu_comes_out_of_the_address():
    panels = panels_of(view(act="leaky", slope="0.25"))
    x, y = panels["x"], panels["y"]
    assert np.allclose(y, np.where(x > 0, x, 0.25 * x))


def test_backward_the_mask_stops_gradients():
    back = view(seed=3, n=8, **BACKWARD)
    panels = panels_of(back)
    expected = np.where(panels["x"] > 0, panels["dy"], 0)
    assert np.array_equal(panels["dx"], expected)
    slope, kept, mask = back.part(Played).facts
    assert slope.startswith("dy = ∂L/∂y")
    assert kept.endswith("x 1 × 1 × 8 × 8 (512\u00a0bytes)")
    assert mask.endswith("64\u00a0bytes")


def test_backward_one_cell_of_dy_is_chosen_in_the_address():
    dy = panels_of(view(dy="one", dyr=3, dyc=1, **BACKWARD))["dy"]
    assert np.argwhere(dy).tolist() == [[3, 1]]


def test_the_gradient_check_compares_what_is_shown():
    back = view(act="tanh", n=5, **BACKWARD)
    check = back.part(Check).make()
    *_, done = check.run(1e-5)
    (part,) = done.compared
    assert np.abs(part.difference).max() < 1e-8
    assert np.array_equal(part.analytic[0, 0], panels_of(back)["dx"])


def test_a_picture_in_colour_has_as_large_a_map_as_in_grey():
    x, grey = (panels_of(view(rgb=rgb))["x"] for rgb in (1, 0))
    assert x.shape == grey.shape


@pytest.mark.parametrize(
    "query",
    [
        {"act": "softmax", "slope": "2", "filter": "box,identity", "pass": "sideways"},
        {"act": "leaky", "slope": "nan", "dy": "two", "dyr": "-1", "pass": "backward"},
    ],
)
def test_bad_values_in_the_address_fall_back(query):
    assert view(**query).part(Played).scene.steps == 5 * 5


def test_under_the_lens_lie_the_map_before_and_after_in_one_range():
    before, after = view().part(Lens).plates
    assert (before.name, after.name) == ("before", "after")
    assert np.array_equal(after.values, np.maximum(before.values, 0))


def test_the_stage_plays_what_is_under_the_lens():
    here = view(n=6, r0=20, c0=30)
    whole = here.part(Lens).plates[0].values
    under = whole[20:26, 30:36]
    assert panels_of(here)["x"] == pytest.approx(under, abs=0.00501)


def test_the_histograms_count_the_whole_map():
    before, after = figures_of(view(open="histogram"))[0].data
    assert before.type == after.type == "bar"
    below, none = (
        sum(np.array(bars.y)[np.array(bars.x) < 0]) for bars in (before, after)
    )
    assert below > 0 and none == 0


def test_a_large_learning_rate_kills_the_neuron_and_a_small_one_does_not():
    dead, alive = view(open="neuron"), view(open="neuron", lr="0.3")
    assert dead.part(Prose).text.startswith("**Step 1 was too large:**")
    assert "11 of 16 numbers" in alive.part(Prose).text
    assert sum(figures_of(dead)[0].data[1].y[1:]) == 0


def test_the_step_that_was_too_large_is_the_one_with_the_last_gradient_over_the_axis():
    z, gradient = figures_of(view(open="neuron"))[0].data
    assert z.x0 == gradient.x0 == 1
    died = int(np.flatnonzero(gradient.y)[-1]) + gradient.x0
    said = view(open="neuron").part(Prose).text
    assert said.startswith(f"**Step {died} was too large:**")


def test_the_lines_over_the_depth_are_named_with_their_ends():
    lines = figures_of(view(act="leaky", slope="0.5", open="slopes"))[0].data
    named = dict(line.name.split(": ") for line in lines)
    assert list(named) == ["ReLU", "Leaky ReLU", "Sigmoid", "tanh", "(¼)ᴸ"]
    assert number_in(named["Sigmoid"]) <= number_in(named["(¼)ᴸ"])
    assert number_in(named["Sigmoid"]) < 1e-11 < number_in(named["tanh"])
    assert 0 < number_in(named["ReLU"]) <= number_in(named["Leaky ReLU"])


def test_why_a_sigmoids_gradients_vanish_is_said_and_multiplied_for_one_cell():
    here = view(open="slopes")
    said = here.part(Prose).text
    assert "9.1·10⁻¹³" in said and f"{0.25**20:.1e}" == "9.1e-13"
    largest = max(panels_of(view())["x"].ravel())
    found = re.search(
        r"x = (\S+):\*\* sigmoid (.*) · … ≈ (\S+); ReLU (.*) · … = (.*)\.", said
    )
    x, sigmoid, left, relu, kept = found.groups()
    assert number_in(x) == largest > 0
    factors = [float(each) for each in sigmoid.split(" · ")]
    y = 1 / (1 + np.exp(-largest))
    assert factors[0] == pytest.approx(y * (1 - y), rel=1e-2)
    assert max(factors) <= 0.25 and number_in(left) < 0.25**20
    assert (relu, kept) == ("1 · 1 · 1 · 1 · 1", "1")


@pytest.mark.parametrize("way", ["", "_back"])
def test_the_stage_says_what_a_sigmoids_slope_is_made_of(way):
    here = view(act="sigmoid", **({"pass": "backward"} if way else {}))
    scene = here.part(Played).scene
    slope, y = scene.panel("slope"), scene.panel("y").values
    assert slope.note == "= y·(1 − y)"
    assert np.allclose(slope.values, y * (1 - y))
    assert scene.narration.keys == (f"logistic{way}",) * 2
    assert "¼" in here.part(Played).texts["narration"]["logistic_back"]


def test_tanh_says_its_slope_too_and_relu_has_none_to_say():
    tanh, relu = (view(act=act).part(Played).scene for act in ("tanh", "relu"))
    slope, y = tanh.panel("slope"), tanh.panel("y").values
    assert slope.note == "= 1 − y²" and np.allclose(slope.values, 1 - y**2)
    assert relu.panel("mask").note == ""


def test_every_function_stands_beside_its_derivative_and_the_chosen_one_is_thicker():
    figures = figures_of(view(act="leaky", slope="0.5", open="functions"))
    f, slope = (
        {line.name: np.interp([-2, 2], line.x, line.y) for line in figure.data}
        for figure in figures
    )
    assert [*f] == [*slope] == ["ReLU", "Leaky ReLU", "Sigmoid", "tanh"]
    assert f["Leaky ReLU"] == pytest.approx([-1, 2])
    assert slope["Leaky ReLU"] == pytest.approx([0.5, 1])
    assert slope["tanh"] == pytest.approx(1 - np.tanh(2) ** 2)
    for figure in figures:
        thickest = max(figure.data, key=lambda line: line.line.width)
        assert thickest.name == "Leaky ReLU"
