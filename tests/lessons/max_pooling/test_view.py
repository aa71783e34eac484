"""What the pooling lesson shows at an address."""

import numpy as np
import pytest

import engine
import lessons
from lessons.parts import Check, Explanation, Lens, Links, Played, Source
from lessons.sources import Sources
from lessons.texts import Texts
from pictures.store import uploads

BACK = "pass=backward"


def shown(address, **tokens):
    return lessons.shown("max-pooling", address, Sources(Texts("en"), tokens=tokens))


def panels_of(address):
    return {
        panel.name: panel.values for panel in shown(address).part(Played).scene.panels
    }


def facts_of(address):
    return shown(address).part(Played).facts


def pooled(x, kernel, stride, padding=0):
    return engine.max_pool2d(x[None], kernel, stride, padding)[0][0]


def test_the_lesson_opens_on_three_maps_and_their_depth_stays():
    panels = panels_of("")
    assert panels["maps-in"].shape == (3, 6, 6)
    assert panels["maps-out"].shape == (3, 3, 3)
    assert np.array_equal(panels["maps-out"], pooled(panels["maps-in"], 2, 2))
    assert (panels["maps-in"] < 0).any() and (panels["maps-in"] > 0).any()


@pytest.mark.parametrize(
    ("address", "number"), [("map=2", 2), ("filter=laplacian,sobel-rows&map=4", 1)]
)
def test_the_map_on_the_stage_is_the_one_of_the_address_or_the_last(address, number):
    panels = panels_of(address)
    assert np.array_equal(panels["x"], panels["maps-in"][number])
    assert np.array_equal(panels["y"], panels["maps-out"][number])


def test_the_box_moves_over_that_map_of_the_whole_picture_and_what_is_left_of_it():
    lens = shown("map=2&size=64&p=1").part(Lens)
    before, after = lens.plates
    assert (before.name, after.name) == ("before", "after")
    assert np.array_equal(after.values, pooled(before.values[None], 2, 2, 1)[0])
    row, column, height, width = lens.box
    under = before.values[row : row + height, column : column + width]
    x = panels_of("map=2&size=64")["x"]
    assert np.allclose(under, x, rtol=0, atol=0.0051)


def test_facts_are_those_of_the_panels():
    facts = facts_of("n=9&kh=3&kw=3&s=2&p=1")
    assert facts[0] == (
        "OH = OW = ⌊(H − KH + 2·P) / S⌋ + 1 = ⌊(9 − 3 + 2·1) / 2⌋ + 1 = 5"
    )
    assert facts[1] == "1 × 3 × 9 × 9 → 1 × 3 × 5 × 5: the depth stays"
    assert facts[2] == "75 of 243 values left: 30.9\u00a0%"


def test_the_windows_sides_may_differ():
    panels = panels_of("n=12&kh=4&kw=2&s=3&square=0")
    assert np.array_equal(panels["maps-out"], pooled(panels["maps-in"], (4, 2), 3))


def test_average_pooling_of_one_map_has_no_winners_and_no_stack():
    panels = panels_of("pool=average&filter=laplacian&p=1")
    assert set(panels) == {"x", "y"}
    inside = panels["x"][None, None, 1:-1, 1:-1]
    assert np.allclose(panels["y"], engine.avg_pool2d(inside, 2, 2, 1)[0, 0])


@pytest.mark.parametrize(
    ("pool", "said"),
    [("max", "winners 1 × 3 × 4 × 4 (384\u00a0bytes)"), ("average", "Nothing")],
)
def test_backward_what_comes_in_is_handed_on_in_full(pool, said):
    address = f"{BACK}&pool={pool}&n=8&seed=2"
    panels = panels_of(address)
    assert panels["dx"].shape == (8, 8) and panels["dy"].shape == (4, 4)
    assert panels["dx"].sum() == pytest.approx(panels["dy"].sum())
    assert said in facts_of(address)[1]


def test_backward_of_a_mean_square_against_the_moved_picture():
    assert np.abs(panels_of(f"{BACK}&dy=loss&pool=average")["dy"]).max() > 0


def test_backward_a_single_cell_is_chosen_on_the_stage_and_the_scene_is_about_it():
    played = shown(f"{BACK}&dy=one&dyr=0&dyc=1&map=1").part(Played)
    single = played.scene.panel("dy")
    assert single.choose and played.subject == "0 1"
    assert np.argwhere(single.values).tolist() == [[0, 1]]
    others = shown(f"{BACK}&dy=ones").part(Played)
    assert not others.scene.panel("dy").choose and others.subject == ""


def test_backward_the_gradient_of_every_map_is_checked():
    check = shown(f"{BACK}&kh=3&kw=3&s=2&p=1&n=7").part(Check).make()
    (part,) = list(check.run(1e-5))[-1].compared
    assert part.analytic.shape == (1, 3, 7, 7)
    assert np.nanmax(np.where(part.left_out, 0, part.difference)) < 1e-8


def test_forward_there_is_nothing_to_check():
    assert shown("").part(Check) is None


@pytest.mark.parametrize(
    ("pool", "engines"),
    [
        ("max", (engine.max_pool2d, engine.max_pool2d_backward)),
        ("average", (engine.avg_pool2d, engine.avg_pool2d_backward)),
    ],
)
def test_the_source_is_that_of_the_pool(pool, engines):
    assert shown(f"pool={pool}").part(Source).functions == engines


@pytest.mark.parametrize(
    "address",
    [
        "kh=1&kw=9&s=0&p=2&pool=median&map=9",
        "filter=box&dr=7&dc=x&pass=up&dy=?",
        "r0=9999&c0=9999&n=32&kh=4&s=4&p=1",
    ],
)
def test_bad_values_in_the_address_fall_back(address):
    assert shown(address).part(Played).scene.steps > 0


@pytest.mark.parametrize("opened", ["", "&open=shifts", "&open=kept"])
def test_where_a_window_does_not_fit_there_is_the_map_and_why(opened):
    token = uploads().put(np.zeros((3, 40, 3), np.uint8))
    view = shown(f"img=upload&kh=4&kw=4&{BACK}{opened}", sent=token)
    text = view.part(Explanation).text
    assert text.startswith("No output: the window spans 4 rows")
    assert [plate.name for plate in view.part(Lens).plates] == ["before"]
    assert view.part(Links) == Links(())
    assert [type(part) for part in (*view.main, *view.more)] == [Explanation, Source]
