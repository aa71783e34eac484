"""One mask over a feature map, back through it, and many masks."""

import numpy as np
import pytest

import lessons
from lessons.common.boxes import under
from lessons.parts import Check, Lens, Played
from lessons.sources import Sources
from lessons.texts import Texts


def scene(address=""):
    return lessons.scene("dropout", address)


def values_of(scene, *names):
    return [scene.panel(name).values for name in names]


def facts(address):
    return lessons.shown("dropout", address).part(Played).facts


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("view", ["map", "many", "neurons", "matrices"])
def test_every_view_opens_on_a_scene_that_shows_something(view, lang):
    shown = lessons.shown("dropout", f"view={view}", Sources(Texts(lang)))
    played = shown.part(Played)
    assert played.scene.steps > 0 and all(played.facts)
    assert np.abs(played.scene.panel("x").values).max() > 0


def test_it_opens_with_a_mask_and_a_cell_that_was_scaled_up():
    opened = scene()
    x, mask, y = (v.flat[opened.start] for v in values_of(opened, "x", "mask", "y"))
    assert mask == 1
    assert y == 2 * x > 0


def test_what_goes_in_has_two_decimals_so_that_the_arithmetic_closes():
    x, mask, y = values_of(scene("rate=0.2"), "x", "mask", "y")
    assert np.array_equal(x, x.round(2))
    assert np.allclose(y, x * mask / 0.8, atol=1e-12)


def test_a_test_pass_has_no_mask_and_changes_nothing():
    still = scene("mode=test")
    assert "mask" not in [panel.name for panel in still.panels]
    assert np.array_equal(*values_of(still, "x", "y"))


def test_the_seed_stands_for_the_mask():
    first, again, other = (scene(f"seed={s}").panel("mask").values for s in (3, 3, 4))
    assert np.array_equal(first, again)
    assert not np.array_equal(again, other)


@pytest.mark.parametrize("seed", range(4))
def test_whole_maps_are_kept_or_dropped(seed):
    whole = scene(f"channels=1&seed={seed}")
    assert np.ptp(whole.panel("mask").values) == 0
    maps = whole.panel("maps")
    gone = ["✕" in card for card in maps.cards]
    dropped = maps.values.max(axis=(1, 2)) == 0
    assert all(dropped[gone])


def test_another_map_of_the_stack_is_on_the_stage_with_a_mask_of_its_own():
    first, last = scene("map=0"), scene("map=3")
    assert np.array_equal(last.panel("y").values, last.panel("maps").values[3])
    assert not np.array_equal(first.panel("mask").values, last.panel("mask").values)


def test_the_mask_stays_on_the_picture_while_the_lens_moves():
    here, there = (scene(f"n=8&{at}") for at in ("r0=10&c0=10", "r0=11&c0=12"))
    (here,), (there,) = (values_of(each, "mask") for each in (here, there))
    assert np.array_equal(here[1:, 2:], there[:-1, :-2])


def test_many_masks_are_as_many_as_the_slider_says():
    x, kept, mean = values_of(
        scene("view=many&draws=1000&rate=0&mode=test"), "x", "kept", "mean"
    )
    assert np.all(kept == 1000)
    assert np.allclose(mean, x)


def test_of_many_masks_over_whole_maps_a_map_is_kept_as_a_whole():
    kept = scene("view=many&channels=1").panel("kept").values
    assert np.ptp(kept) == 0
    assert 30 < kept.flat[0] < 70


@pytest.mark.parametrize("what", ["view=many", "open=spread"])
def test_many_masks_are_drawn_in_test_mode_too(what):
    views = [lessons.shown("dropout", f"{what}&mode={m}") for m in ("train", "test")]
    (x, y), (_, seen) = ([p.values for p in v.part(Lens).plates] for v in views)
    assert np.array_equal(y, seen) and not np.array_equal(x, seen)


@pytest.mark.parametrize("what", ["view=many", "mode=test", "pass=backward"])
def test_what_is_shown_is_of_the_map_that_was_chosen(what):
    chosen, x = (scene(f"map=3&{how}").panel("x").values for how in (what, ""))
    assert np.array_equal(chosen, x)


def test_under_the_lens_lies_the_map_that_is_on_the_stage():
    view = lessons.shown("dropout", "map=2&channels=1")
    lens, on_stage = view.part(Lens), view.part(Played).scene
    for plate, name in zip(lens.plates, ("x", "y"), strict=True):
        cells = plate.values[under(lens.box)[2:]]
        assert np.array_equal(cells, on_stage.panel(name).values)


@pytest.mark.parametrize("mode", ["train", "test"])
def test_backward_the_gradient_of_another_map_meets_that_maps_mask(mode):
    back = scene(f"map=3&mode={mode}&pass=backward")
    x, y, dx, dy = values_of(back, "x", "y", "dx", "dy")
    assert np.allclose(dx * x, dy * y)  # both have been scaled, or neither
    assert np.abs(dx * x).max() > 0


def test_the_mask_going_back_is_the_one_going_forward():
    ahead, back = (scene(f"pass={which}") for which in ("forward", "backward"))
    for name in ("mask", "y"):
        assert np.array_equal(ahead.panel(name).values, back.panel(name).values)


@pytest.mark.parametrize("mode", ["train", "test"])
@pytest.mark.parametrize("dy", ["random", "ones", "one", "loss"])
def test_the_gradient_goes_back_through_the_same_mask(mode, dy):
    back = scene(f"mode={mode}&dy={dy}&rate=0.2&n=4&pass=backward")
    dx, dy = values_of(back, "dx", "dy")
    gate = back.panel("mask").values / 0.8 if mode == "train" else 1
    assert np.allclose(dx, dy * gate, atol=1e-12)
    assert np.abs(dy).max() > 0


@pytest.mark.parametrize("how", ["", "channels=1&map=1", "mode=test"])
def test_central_differences_confirm_the_gradient(how):
    shown = lessons.shown("dropout", f"n=4&pass=backward&{how}")
    *_, progress = shown.part(Check).make().run(1e-5)
    (x,) = progress.compared
    assert np.abs(x.analytic).max() > 0
    assert x.difference.max() < 1e-6


def test_the_picture_under_the_lens_is_as_dark_at_whatever_rate():
    views = [lessons.shown("dropout", f"rate={rate}") for rate in (0.5, 0.95)]
    pngs = [view.part(Lens).plates[0].png for view in views]
    assert pngs[0] == pngs[1]


def test_the_facts_say_what_is_kept_and_how_it_is_scaled():
    kept = int(scene("rate=0.2&n=5").panel("mask").values.sum())
    told, noise = facts("rate=0.2&n=5")
    assert "next layer sees this noise" in noise
    assert told.startswith(f"{kept} of 25 cells") and told.endswith("(1 − 0.2) = 1.25")
    rounded, _ = facts("rate=0.3")
    assert rounded.endswith("≈ 1.4286")


def test_a_test_pass_is_told_to_be_one():
    (told,) = facts("mode=test")
    assert told.startswith("Test: nothing is dropped")


def test_backward_the_facts_name_the_mask_that_was_kept():
    (slope, learns, kept), (_, nothing) = (
        facts(f"pass=backward&n=5&mode={mode}") for mode in ("train", "test")
    )
    assert slope == Texts("en")("backward.slope")
    assert "learns nothing" in learns
    assert "mask 1 × 4 × 5 × 5 (100\u00a0bytes)" in kept
    assert nothing == Texts("en")("backward.kept_nothing")


def test_the_formula_of_the_spread_is_said_with_todays_rate():
    (told,) = facts("view=many&rate=0.8")
    assert told.endswith("√(…) = 2")


@pytest.mark.parametrize(
    "address",
    [
        "view=nonsense&mode=0&rate=1&seed=-1&draws=1e9",
        "rate=NaN&channels=x&map=9&units=13&n=99",
        "r0=9999&c0=-3&img=nothing&size=7&view=matrices",
    ],
)
def test_bad_values_in_the_address_fall_back(address):
    assert scene(address).steps > 0
