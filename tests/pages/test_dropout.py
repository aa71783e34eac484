import json
import re

import numpy as np
import pytest

from tests.mounts import all_data_of
from tests.payloads import stage_of

VIEWS = ("map", "many", "neurons", "matrices")


def panels_of(app):
    """Header, and values of the panels by name, of shape (K, rows, columns)."""
    header, array = stage_of(app)
    return header, {p["name"]: array(p["values"]) for p in header["panels"]}


def controls(app):
    """Keys of the controls in the bar."""
    protos = [e.proto for e in app.get("bidi_component")]
    (data,) = [json.loads(p.json) for p in protos if p.component_name.endswith("bar")]
    return [field["key"] for field in data["fields"]]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_on_a_scene_that_shows_something(open_page, lang, view):
    app = open_page("dropout", lang=lang, view=view)
    assert not app.exception
    header, panels = panels_of(app)
    assert header["steps"] > 0
    assert np.abs(panels["x"]).max() > 0


def test_it_opens_with_a_mask_and_a_cell_that_was_scaled_up(open_page):
    header, panels = panels_of(open_page("dropout"))
    step = header["start"]
    assert panels["mask"].flat[step] == 1
    assert panels["y"].flat[step] == 2 * panels["x"].flat[step] > 0


def test_what_goes_in_has_two_decimals_so_that_the_arithmetic_closes(open_page):
    _, panels = panels_of(open_page("dropout", rate=0.2))
    x, mask, y = panels["x"], panels["mask"], panels["y"]
    assert np.array_equal(x, x.round(2))
    assert np.allclose(y, x * mask / 0.8, atol=1e-12)


def test_a_test_pass_has_no_mask_and_changes_nothing(open_page):
    _, panels = panels_of(open_page("dropout", mode="test"))
    assert "mask" not in panels
    assert np.array_equal(panels["y"], panels["x"])


def test_the_seed_stands_for_the_mask(open_page):
    masks = [panels_of(open_page("dropout", seed=s))[1]["mask"] for s in (3, 3, 4)]
    assert np.array_equal(masks[0], masks[1])
    assert not np.array_equal(masks[1], masks[2])


def test_whole_maps_are_kept_or_dropped(open_page):
    for seed in range(4):
        header, panels = panels_of(open_page("dropout", channels=1, seed=seed))
        assert np.ptp(panels["mask"]) == 0
        (maps,) = [p for p in header["panels"] if p["name"] == "maps"]
        gone = ["✕" in card for card in maps["cards"]]
        dropped = panels["maps"].max(axis=(1, 2)) == 0
        assert all(dropped[gone])


def test_the_mask_stays_on_the_picture_while_the_lens_moves(open_page):
    here = panels_of(open_page("dropout", n=8, r0=10, c0=10))[1]["mask"][0]
    there = panels_of(open_page("dropout", n=8, r0=11, c0=12))[1]["mask"][0]
    assert np.array_equal(here[1:, 2:], there[:-1, :-2])


def test_many_masks_are_as_many_as_the_slider_says(open_page):
    query = {"view": "many", "draws": 1000, "rate": 0, "mode": "test"}
    _, panels = panels_of(open_page("dropout", **query))
    assert np.all(panels["kept"] == 1000)
    assert np.allclose(panels["mean"], panels["x"])


def test_controls_that_mean_nothing_in_a_view_are_absent(open_page):
    assert {"mode", "channels"} <= set(controls(open_page("dropout")))
    assert "draws" not in controls(open_page("dropout"))
    many = controls(open_page("dropout", view="many"))
    assert "draws" in many and "mode" not in many


@pytest.mark.parametrize(
    "query",
    [
        {"view": "nonsense", "mode": "0", "rate": "1", "seed": "-1", "draws": "1e9"},
        {"rate": "NaN", "channels": "x", "map": "9", "units": "13", "n": "99"},
        {"r0": "9999", "c0": "-3", "img": "nothing", "size": "7", "view": "matrices"},
    ],
)
def test_bad_values_in_the_address_fall_back(open_page, query):
    app = open_page("dropout", **query)
    assert not app.exception
    assert stage_of(app)[0]["steps"] > 0


def opened(app, key):
    """Open an expander."""
    app.session_state[key] = True
    return app.run()


@pytest.mark.parametrize("view", ["map", "matrices"])
@pytest.mark.parametrize("mode", ["train", "test"])
@pytest.mark.parametrize("dy", ["random", "ones", "one", "loss"])
def test_the_gradient_goes_back_through_the_same_mask(open_page, view, mode, dy):
    query = {"view": view, "mode": mode, "dy": dy, "rate": 0.2, "n": 4}
    app = open_page("dropout", **query, **{"pass": "backward"})
    assert not app.exception
    _, panels = panels_of(app)
    after = panels["dy"] if view == "map" else panels["dh"]
    gate = panels["mask"] / 0.8 if "mask" in panels and mode == "train" else 1
    assert np.allclose(panels["dx"], after * gate, atol=1e-12)
    assert np.abs(panels["dy"]).max() > 0


def test_the_mask_going_back_is_the_one_going_forward(open_page):
    ahead, back = (
        panels_of(open_page("dropout", **{"pass": which}))[1]
        for which in ("forward", "backward")
    )
    assert np.array_equal(ahead["mask"], back["mask"])
    assert np.array_equal(ahead["y"], back["y"])


def test_a_dense_layer_keeps_its_weights_when_a_mask_is_drawn_again(open_page):
    first, other = (
        panels_of(open_page("dropout", view="matrices", seed=seed))[1]
        for seed in (1, 2)
    )
    assert np.array_equal(first["w"], other["w"])
    assert not np.array_equal(first["mask"], other["mask"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_average_over_all_sub_networks_is_said_with_its_numbers(open_page, lang):
    app = open_page("dropout", open="ensemble", units=12, lang=lang)
    assert not app.exception
    linear, relu = (m.value for m in app.markdown[-2:])
    numbers = re.findall(r"\d\.\d{4}", linear)
    assert len(numbers) == 2 and numbers[0] == numbers[1]
    average, test, off = map(float, re.findall(r"\d\.\d{4}", relu))
    assert abs(average - test) == pytest.approx(off, abs=1e-4)
    assert len(app.get("plotly_chart")) == 2


def test_the_picture_under_the_lens_is_as_dark_at_whatever_rate(open_page):
    pages = [open_page("dropout", rate=rate) for rate in (0.5, 0.95)]
    pngs = [all_data_of(app, "ui/picture/plate")[0]["png"] for app in pages]
    assert pngs[0] == pngs[1]


def test_the_charts_of_many_masks_open(open_page):
    app = open_page("dropout", view="many", open="spread")
    assert not app.exception
    assert len(app.get("plotly_chart")) == 2


@pytest.mark.parametrize("view", ["map", "matrices"])
def test_central_differences_confirm_the_gradients(open_page, view):
    query = {"view": view, "n": 4, "units": 3, "lang": "en", "pass": "backward"}
    app = opened(open_page("dropout", **query), "gradient-open")
    app.button[0].click().run()
    while any("Stop" in button.label for button in app.button):
        app.run()
    assert not app.exception
    said = [float(n) for t in app.text for n in re.findall(r"\d\.\de[+-]\d+", t.value)]
    assert said and max(said) < 1e-6


def facts(app):
    """Sentences over the player."""
    return stage_of(app)[0]["facts"]


def test_the_facts_say_what_is_kept_and_how_it_is_scaled(open_page):
    app = open_page("dropout", lang="en", rate=0.2, n=5)
    kept = int(panels_of(app)[1]["mask"].sum())
    told, noise = facts(app)
    assert "next layer sees this noise" in noise
    assert told.startswith(f"{kept} of 25 cells") and told.endswith("(1 − 0.2) = 1.25")
    rounded, _ = facts(open_page("dropout", lang="en", rate=0.3))
    assert len(facts(open_page("dropout", mode="test"))) == 1
    assert rounded.endswith("≈ 1.4286")


def test_the_facts_of_a_dense_layer_count_its_sub_networks(open_page):
    app = open_page("dropout", lang="en", view="neurons", units=10, rate=0)
    assert facts(app) == ["10 of 10 neurons are kept: one of 1024 sub-networks"]


def test_the_formula_of_the_spread_is_said_with_todays_rate(open_page):
    (told,) = facts(open_page("dropout", lang="en", view="many", rate=0.8))
    assert told.endswith("√(…) = 2")
