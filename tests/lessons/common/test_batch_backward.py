"""A batch, backward: the pictures' gradients stay apart, those of weights add up."""

import re

import numpy as np
import pytest

import lessons
from engine import (
    avg_pool2d_backward,
    conv2d_backward,
    max_pool2d,
    max_pool2d_backward,
    relu_backward,
)
from lessons.lesson import Press
from lessons.parts import Check, Played
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts
from scenes.words.numbers import decimals
from tests.lessons.common.test_batch import LESSONS, panels_at
from tests.lessons.packing import header_of

WAYS = {"convolution": "way=col2im", "im2col": "grad=dx"}  # of those with weights
SUMS = {"dw": "dws", "db": "dbs"}


def back_at(name, address=""):
    address = f"pass=backward&batch=3&{WAYS.get(name, '')}&{address}"
    return panels_at(name, address)


def each_at(name, address=""):
    return [back_at(name, f"{address}&picture={n}") for n in (1, 2, 3)]


def stacked(each, name):
    return np.stack([panels[name].values for panels in each])


@pytest.mark.parametrize("name", LESSONS)
def test_each_picture_has_its_own_dy_and_dx_which_are_those_in_the_stacks(name):
    each = each_at(name)
    dy = stacked(each, "dmaps" if name == "im2col" else "dy")
    dy = dy[:, 0] if name == "im2col" else dy
    dx = stacked(each, "dx").reshape(each[0]["dxs"].values.shape)
    for n, panels in enumerate(each):
        assert panels["dys"].front == panels["dxs"].front == n
        assert np.allclose(panels["dys"].values, dy)
        assert np.allclose(panels["dxs"].values, dx)
    assert not np.allclose(dx[0], dx[1]) and not np.allclose(dx[0], dx[2])


def test_the_input_gradient_of_each_is_the_engines_of_the_whole_batch():
    each = each_at("convolution", "rgb=1&n=6&s=2&p=1&filter=gaussian&way=full")
    w, dy = each[0]["w"].values[None], each[0]["dys"].values
    dx, *_ = conv2d_backward(dy[:, None], np.zeros((3, 3, 6, 6)), w, 2, 1)
    assert np.allclose(stacked(each, "full"), dx)
    assert np.allclose(each[0]["dxs"].values, dx.mean(axis=1))


@pytest.mark.parametrize("layout", ["columns", "rows"])
@pytest.mark.parametrize("grad", SUMS)
def test_what_each_picture_adds_to_the_weights_sums_up_to_the_engines(grad, layout):
    address = f"n=5&map=1&layout={layout}"
    x = stacked(each_at("im2col", f"{address}&grad=dw"), "x")
    each = each_at("im2col", f"{address}&grad={grad}")
    dy, w = stacked(each, "dmaps"), np.zeros((3, 1, 2, 2))
    _, dw, db = conv2d_backward(dy, x, w)
    whole = (dw if grad == "dw" else db).reshape(3, -1)
    whole = whole.T if layout == "rows" else whole
    assert np.allclose(each[0]["sum"].values, whole)
    own = stacked(each, grad)
    assert np.allclose(own, each[0][SUMS[grad]].values.reshape(own.shape))


def test_an_activation_sends_the_gradient_of_each_past_its_own_numbers():
    each = each_at("relu")
    dx = relu_backward(each[0]["dys"].values, stacked(each, "x"))
    assert np.allclose(each[0]["dxs"].values, dx)


def test_a_pool_sends_the_gradient_of_each_to_its_own_winners():
    each = each_at("max-pooling", "map=1")
    x, dy = stacked(each, "x")[:, None], each[0]["dys"].values[:, None]
    dx = max_pool2d_backward(dy, max_pool2d(x, 2, 2)[1], x.shape)
    assert np.allclose(each[0]["dxs"].values, dx[:, 0])
    each = each_at("max-pooling", "pool=average")
    dx = avg_pool2d_backward(each[0]["dys"].values[:, None], x.shape, 2, 2)
    assert np.allclose(each[0]["dxs"].values, dx[:, 0])


def test_dropout_sends_the_gradient_of_each_through_its_own_mask():
    each = each_at("dropout", "rate=0.2&map=2")
    ahead = [panels_at("dropout", f"rate=0.2&map=2&batch=3&picture={n}") for n in "123"]
    masks = stacked(ahead, "mask")
    assert np.array_equal(masks, stacked(each, "mask"))
    assert np.allclose(each[0]["dxs"].values, each[0]["dys"].values * masks / 0.8)


@pytest.mark.parametrize("name", LESSONS)
def test_a_single_cell_of_dy_is_of_the_picture_on_the_stage(name):
    panels = back_at(name, "dy=one&dyr=1&dyc=0&picture=2")
    assert np.argwhere(panels["dys"].values).tolist() == [[1, 1, 0]]


def test_where_all_pictures_are_on_the_stage_the_single_cell_is_of_the_first():
    panels = back_at("convolution", "way=dw&dy=one&dyr=1&dyc=0&picture=2")
    assert np.argwhere(panels["dy₁"].values).tolist() == [[1, 0]]
    assert panels["dy₁"].choose and not panels["dy₂"].values.any()


@pytest.mark.parametrize("name", LESSONS)
def test_the_first_picture_of_a_batch_is_what_it_is_alone(name):
    panels, alone = back_at(name), back_at(name, "batch=1")
    sheets = [each for each in alone if each != "curve"]
    assert all(np.allclose(alone[n].values, panels[n].values) for n in sheets)
    assert not {"dys", "dxs"} & set(alone)


@pytest.mark.parametrize("name", LESSONS)
def test_central_differences_are_taken_over_the_whole_batch(name):
    address = f"pass=backward&batch=2&n=4&kh=2&kw=2&{WAYS.get(name, '')}"
    *_, last = lessons.shown(name, address).part(Check).make().run(1e-5)
    assert len(last.compared[0].analytic) == 2
    for part in last.compared:
        met = ~part.left_out
        assert np.allclose(part.analytic[met], part.numeric[met], atol=1e-6)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "address"),
    [("im2col", f"grad={grad}") for grad in SUMS] + [("convolution", "way=dw")],
)
def test_one_cell_of_a_weights_gradient_is_added_up_in_numbers(name, address, lang):
    played = lessons.shown(
        name, f"pass=backward&batch=2&{address}", Sources(Texts(lang))
    ).part(Played)
    (said,) = (each for each in played.facts if " + " in each)
    *_, terms, result = said.replace("−", "-").split(" = ")
    terms = [float(term.strip("()")) for term in terms.split(" + ")]
    assert decimals(sum(terms) - float(result)) == 0 and all(terms)
    whole = played.scene.panel("dw" if name == "convolution" else "sum").values
    assert np.isclose(whole, float(result)).any()


def test_what_is_rounded_does_not_stand_behind_an_equals_sign():
    signs = set()
    for stride in (1, 2, 3):
        address = f"pass=backward&batch=3&dy=loss&s={stride}"
        said = lessons.shown("convolution", address).part(Played).facts[0]
        _, terms, sign, result = re.split(r" ([=≈]) ", said.replace("−", "-"))[1:]
        terms = [float(term.strip("()")) for term in terms.split(" + ")]
        assert "] ≈ " in said
        assert (sign == "=") == bool(np.isclose(sum(terms), float(result), atol=1e-6))
        signs.add(sign)
    assert signs == {"=", "≈"}


def test_the_sum_is_of_the_corner_which_the_sentence_and_the_card_are_about():
    said = lessons.shown("convolution", "pass=backward&batch=3").part(Played).facts[0]
    assert "dW[0, 0]" in said


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LESSONS)
def test_every_panel_has_a_name_and_a_press_on_a_card_changes_the_picture(name, lang):
    sources = Sources(Texts(lang))
    address = f"pass=backward&batch=2&picture=2&{WAYS.get(name, '')}"
    played = lessons.shown(name, address, sources).part(Played)
    assert played.facts[0].endswith(sources.text(f"batch.backward.{name}"))
    header = header_of(played)
    names = {panel["name"] for panel in header["panels"]}
    assert names <= set(header["texts"]["panels"])
    lesson = lessons.find(name)
    pressed = Press("pick", {"panel": "dxs", "card": 0})
    assert lesson.update(lesson.at(address), pressed)["picture"] == "1"
