import numpy as np
import pytest

import engine
from tests.payloads import charts_of, stage_of


def panels_of(app):
    header, array = stage_of(app)
    return {p["name"]: array(p["values"]) for p in header["panels"]}


def facts_of(app):
    return stage_of(app)[0]["facts"]


def pooled(x, kernel, stride, padding=0):
    return engine.max_pool2d(x[None], kernel, stride, padding)[0][0]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_three_maps_and_their_depth_stays(open_page, lang):
    app = open_page("max-pooling", lang=lang)
    assert not app.exception
    panels = panels_of(app)
    assert panels["maps-in"].shape == (3, 6, 6)
    assert panels["maps-out"].shape == (3, 3, 3)
    assert np.array_equal(panels["maps-out"], pooled(panels["maps-in"], 2, 2))
    assert (panels["maps-in"] < 0).any() and (panels["maps-in"] > 0).any()


def test_the_map_on_the_stage_is_chosen_in_the_address(open_page):
    panels = panels_of(open_page("max-pooling", map=2))
    assert np.array_equal(panels["x"][0], panels["maps-in"][2])
    assert np.array_equal(panels["y"][0], panels["maps-out"][2])


def test_facts_are_those_of_the_panels(open_page):
    facts = facts_of(open_page("max-pooling", lang="en", n=9, kh=3, kw=3, s=2, p=1))
    assert facts[0] == "OH = OW = ⌊(9 + 2·1 − 1·(3 − 1) − 1) / 2⌋ + 1 = 5"
    assert facts[1] == "1 × 3 × 9 × 9 → 1 × 3 × 5 × 5: the depth stays"
    assert facts[2] == "75 of 243 values left: 30.9\u00a0%"


def test_the_windows_sides_may_differ(open_page):
    app = open_page("max-pooling", n=12, kh=4, kw=2, s=3, square=0)
    panels = panels_of(app)
    assert np.array_equal(panels["maps-out"], pooled(panels["maps-in"], (4, 2), 3))


def test_average_pooling_of_one_map_has_no_winners_and_no_stack(open_page):
    app = open_page("max-pooling", pool="average", filter="laplacian", p=1)
    panels = panels_of(app)
    assert set(panels) == {"x", "y"}
    inside = panels["x"][:, 1:-1, 1:-1]
    assert np.allclose(panels["y"], engine.avg_pool2d(inside[None], 2, 2, 1)[0])


@pytest.mark.parametrize("pool", ["max", "average"])
def test_backward_what_comes_in_is_handed_on_in_full(open_page, pool):
    query = {"pass": "backward", "pool": pool, "n": 8, "seed": 2}
    app = open_page("max-pooling", lang="en", **query)
    assert not app.exception
    panels = panels_of(app)
    assert panels["dx"].shape == (1, 8, 8) and panels["dy"].shape == (1, 4, 4)
    assert panels["dx"].sum() == pytest.approx(panels["dy"].sum())
    said = "winners 1 × 3 × 4 × 4 (384 bytes)" if pool == "max" else "Nothing"
    assert said in facts_of(app)[0]


def test_backward_of_a_mean_square_against_the_moved_picture(open_page):
    query = {"pass": "backward", "dy": "loss", "pool": "average"}
    assert np.abs(panels_of(open_page("max-pooling", **query))["dy"]).max() > 0


def test_a_map_that_does_not_exist_is_the_last_one(open_page):
    panels = panels_of(open_page("max-pooling", filter="laplacian,sobel-rows", map=4))
    assert np.array_equal(panels["x"][0], panels["maps-in"][1])


@pytest.mark.parametrize(
    "query",
    [
        {"kh": "1", "kw": "9", "s": "0", "p": "2", "pool": "median", "map": "9"},
        {"filter": "box", "dr": "7", "dc": "x", "pass": "up", "dy": "?"},
        {"r0": "9999", "c0": "9999", "n": "32", "kh": "4", "s": "4", "p": "1"},
    ],
)
def test_bad_values_in_the_address_fall_back(open_page, query):
    app = open_page("max-pooling", **query)
    assert not app.exception
    assert stage_of(app)[0]["steps"] > 0


def test_changed_cells_are_counted_for_the_same_map_moved(open_page):
    app = open_page("max-pooling", lang="en", dr=0, dc=2, n=8, open="shifts")
    assert not app.exception
    (chart,) = charts_of(app)
    grids = [np.array(trace["z"]) for trace in chart["data"]]
    (said,) = (each.value for each in app.markdown if "output cells" in each.value)
    for column, kind in enumerate(("maximum", "average", "plain subsampling")):
        before, after, changed = grids[3 * column : 3 * column + 3]
        assert np.array_equal(changed, np.abs(after - before) > 1e-9)
        mean = np.abs(after - before).mean()
        assert f"**{kind} {changed.sum()}** (" in said and f"by {mean:.3f})" in said
        assert changed.shape == (32, 32)
    assert np.array_equal(grids[0][:, :-1], grids[1][:, 1:])  # one stride to the right


def test_without_a_shift_nothing_changes(open_page):
    app = open_page("max-pooling", dr=0, dc=0, open="shifts")
    grids = [np.array(trace["z"]) for trace in charts_of(app)[0]["data"]]
    assert not any(grid.any() for grid in grids[2::3])


def test_the_shift_is_set_by_its_sliders_too(open_page):
    app = open_page("max-pooling", lang="en", dc=0, open="shifts")
    app.slider[0].set_value(3).run()
    grids = [np.array(trace["z"]) for trace in charts_of(app)[0]["data"]]
    assert grids[2].any()


def test_what_the_next_convolution_saves_adds_up(open_page):
    app = open_page("max-pooling", size=128, lang="en", open="kept")
    ((bars,),) = (chart["data"] for chart in charts_of(app))
    printed = [int(text.replace(",", "")) for text in bars["text"]]
    counts = dict(zip(bars["y"], printed, strict=True))
    assert list(bars["x"]) == [25, 100, 25, 100]
    values, products = 3 * 116 * 128, 3 * 116 * 128 * 27
    assert counts["values without pooling"] == values
    assert counts["values with pooling"] == values / 4
    assert counts["multiplications without pooling"] == products
    assert counts["multiplications with pooling"] == products / 4
