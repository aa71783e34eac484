"""A batch in every lesson, forward: N pictures, one layer, N outputs."""

import numpy as np
import pytest

import lessons
from engine import conv2d, max_pool2d, relu
from lessons.common.batch import batch_of
from lessons.lesson import Press
from lessons.parts import Played
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts
from tests.lessons.packing import header_of

LESSONS = ("convolution", "im2col", "relu", "max-pooling", "dropout")
ON_STAGE = {"im2col": "maps"}  # else it is y


def panels_at(name, address):
    return {panel.name: panel for panel in lessons.scene(name, address).panels}


def output_on_stage(panels, name):
    output = panels[ON_STAGE.get(name, "y")]
    return output.sheet[output.front]


def test_a_batch_is_the_picture_mirrored_and_upside_down():
    x = np.arange(6.0).reshape(1, 1, 2, 3)
    assert batch_of(x, 3).tolist() == [
        [[[0, 1, 2], [3, 4, 5]]],
        [[[2, 1, 0], [5, 4, 3]]],
        [[[3, 4, 5], [0, 1, 2]]],
    ]
    assert batch_of(x, 1).tolist() == x.tolist()


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("picture", [1, 2, 3])
def test_each_picture_can_be_put_on_the_stage_and_its_output_is_in_the_stack(
    name, picture
):
    panels = panels_at(name, f"batch=3&picture={picture}")
    assert len(panels["xs"].values) == len(panels["ys"].values) == 3
    assert panels["xs"].front == panels["ys"].front == picture - 1
    output = output_on_stage(panels, name)
    assert np.allclose(output, panels["ys"].values[picture - 1])


@pytest.mark.parametrize("name", LESSONS)
def test_what_the_other_pictures_are_is_said(name):
    for many, made in ((2, "2 mirrored);"), (3, "2 mirrored, 3 upside down);")):
        played = lessons.shown(name, f"batch={many}&picture=2").part(Played)
        said = f"Picture 2 of {many} is on show (1 as it is, {made}"
        assert played.facts[0].startswith(said)


@pytest.mark.parametrize("name", LESSONS)
def test_the_pictures_of_a_batch_differ_and_so_do_their_outputs(name):
    panels = panels_at(name, "batch=3")
    for stack in (panels["xs"].values, panels["ys"].values):
        assert not np.allclose(stack[0], stack[1])
        assert not np.allclose(stack[0], stack[2])


def test_one_bank_of_filters_meets_every_picture():
    address = "n=6&filter=box,sharpen&map=1&b=0.5&batch=3"
    each = [panels_at("convolution", f"{address}&picture={n}") for n in (1, 2, 3)]
    assert all(np.array_equal(e["w"].values, each[0]["w"].values) for e in each)
    x = np.stack([e["x"].values for e in each])
    y = conv2d(x, each[0]["w"].values[None], np.array([0.5]))
    assert np.allclose(each[0]["ys"].values, y[:, 0])


def test_im2col_unfolds_every_picture_for_itself():
    each = [panels_at("im2col", f"batch=3&picture={n}") for n in (1, 2, 3)]
    first, second, _ = (e["cols"].values for e in each)
    assert not np.array_equal(first, second)
    for e in each:
        assert np.allclose(e["w"].values @ e["cols"].values, e["product"].values)


@pytest.mark.parametrize(
    ("name", "layer"),
    [("relu", relu), ("max-pooling", lambda x: max_pool2d(x[None], 2, 2)[0][0])],
)
def test_a_layer_without_weights_takes_each_picture_as_it_comes(name, layer):
    panels = panels_at(name, "batch=3")
    assert np.allclose(panels["ys"].values, layer(panels["xs"].values))


def test_dropout_draws_a_mask_for_each_picture_and_the_first_keeps_its_own():
    each = [panels_at("dropout", f"batch=3&picture={n}") for n in (1, 2, 3)]
    masks = [e["mask"].values for e in each]
    alone = panels_at("dropout", "")["mask"].values
    assert np.array_equal(masks[0], alone)
    assert not np.array_equal(masks[0], masks[1])


@pytest.mark.parametrize("name", LESSONS)
def test_a_press_on_a_card_of_the_batch_puts_that_picture_on_the_stage(name):
    lesson = lessons.find(name)
    values = lesson.at("batch=3")
    for stack in ("xs", "ys"):
        pressed = lesson.update(values, Press("pick", {"panel": stack, "card": 2}))
        assert pressed["picture"] == "3"
    forged = lesson.update(values, Press("pick", {"panel": "xs", "card": [9]}))
    assert lesson.view(forged, Sources(Texts("en"))).part(Played) is not None


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LESSONS)
def test_it_is_said_which_picture_is_on_show_and_what_all_share(name, lang):
    sources = Sources(Texts(lang))
    played = lessons.shown(name, "batch=2&picture=2", sources).part(Played)
    same = sources.text(f"batch.forward.{name}")
    assert "2" in played.facts[0] and played.facts[0].endswith(same)
    assert played.texts["names"]["ys"] == sources.text("batch.panels.ys")
    header = header_of(played)
    assert {panel["name"] for panel in header["panels"]} <= set(
        header["texts"]["panels"]
    )


def test_the_shapes_that_are_told_have_the_batch_before_them():
    for name, shape in (
        ("convolution", "3 × 1 × 8 × 8 → 3 × 4 × 6 × 6"),
        ("relu", "3 × 1 × 5 × 5 → 3 × 1 × 5 × 5"),
        ("max-pooling", "3 × 3 × 6 × 6 → 3 × 3 × 3 × 3"),
    ):
        facts = lessons.shown(name, "batch=3").part(Played).facts
        assert any(shape in fact for fact in facts), facts


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("address", ["", "batch=1&picture=3", "batch=9", "batch=x"])
def test_without_a_batch_nothing_stands_beside_the_stage(name, address):
    panels = panels_at(name, address)
    assert not {"xs", "ys"} & set(panels)
    alone = output_on_stage(panels_at(name, ""), name)
    assert np.array_equal(output_on_stage(panels, name), alone)


def test_in_the_large_example_a_single_picture_is_played():
    assert "xs" not in panels_at("im2col", "batch=3&example=large")


def test_the_textbooks_loop_goes_over_the_pictures_of_the_batch():
    for name, count in (("convolution", 3 * 36), ("im2col", 3 * 3 * 9)):
        view = lessons.shown(name, "batch=3")
        (below,) = view.more[-1].below
        assert f"| {count} outputs" in below.run()[0].text


def test_what_is_pinned_is_the_picture_that_is_on_show():
    lesson = lessons.find("convolution")
    values = lesson.update(lesson.at("batch=2&picture=2"), Press("pin", {}))
    scene = lesson.view(values, Sources(Texts("en"))).part(Played).scene
    assert np.allclose(scene.panel("pinned").values, scene.panel("y").values)


@pytest.mark.parametrize(
    ("name", "address", "stack"),
    [
        ("convolution", "batch=2", "xs"),
        ("convolution", "batch=2&pass=backward&way=col2im", "dxs"),
        ("im2col", "batch=2", "xs"),
        ("im2col", "batch=2&pass=backward&grad=dx", "dxs"),
    ],
)
def test_what_is_a_mean_over_channels_says_so(name, address, stack):
    for query, channels in (("", ""), ("&rgb=1", "mean of 3 channels")):
        played = lessons.shown(name, address + query).part(Played)
        title = played.texts["panels"][stack]
        assert ("mean of" in title) == bool(channels) and channels in title
        assert played.texts["names"][stack] == title
        panels = {panel.name: panel for panel in played.scene.panels}
        assert panels[stack].values.ndim == 3
    inside = panels[stack.removesuffix("s")].values
    assert len(inside) == 3
    assert np.allclose(inside.mean(axis=0), panels[stack].values[0])
