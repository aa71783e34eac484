"""The 1-D convolution as a computation graph."""

import numpy as np
import pytest

import engine
from lessons import find, shown
from lessons.parts import Check, Played
from lessons.sources import Sources
from lessons.texts import Texts
from tests.lessons.packing import payload
from tests.stage.unpack import Payload


def at(address, lang="en"):
    """Return what is shown of the graph."""
    view = f"view=graph&{address}"
    return shown("backpropagation", view, Sources(Texts(lang)))


def computed(address):
    """Read all numbers of the nodes."""
    panels = at(address).part(Played).scene.panels
    return {panel.name: panel.values.ravel() for panel in panels}


@pytest.mark.parametrize("flip", [0, 1])
@pytest.mark.parametrize(("s", "p"), [(1, 0), (2, 1), (3, 2)])
def test_the_numbers_are_the_engines_for_every_stride_and_padding(s, p, flip):
    now = computed(f"s={s}&p={p}&flip={flip}&x=1,-0.5,2,4,-3&k=1,0.25,-2&b=0.5")
    x, w = np.array([1, -0.5, 2, 4, -3]), np.array([1, 0.25, -2])
    kernel = w[::-1] if flip else w
    arguments = x[None, None], kernel[None, None]
    assert np.array_equal(now["x"][p : p + 5], x) and np.array_equal(now["w"], w)
    y = engine.conv1d(*arguments, np.array([0.5]), s, p)
    assert np.array_equal(now["y"], y.ravel())
    dy = now["dy"].reshape(1, 1, -1)
    dx, dw, _ = engine.conv1d_backward(dy, *arguments, s, p)
    assert np.array_equal(now["dx"][p : p + 5], dx.ravel())
    assert np.array_equal(now["dw"], dw.ravel()[:: -1 if flip else 1])


@pytest.mark.parametrize(
    "address",
    [
        "x=1,2,3,4&k=1,2,3,4&b=1,2",
        "x=1,2,3,4,nan&k=a,b,c&b=1e99",
        "x=&k=,,&b=💥",
        "s=0&p=-1&flip=perhaps&dy=all&dyr=99&seed=x",
    ],
)
def test_bad_numbers_in_the_address_fall_back(address):
    one, plain = computed(address), computed("")
    assert all(np.array_equal(one[name], plain[name]) for name in plain)


def test_the_worked_example_is_in_the_graph_too():
    now = computed("example=small&x=9,9,9,9,9&s=2&dy=ones")
    assert now["x"].tolist() == [1, 2, 0, 0, 1, 3, 2, 1, 0]
    assert now["w"].tolist() == [1, -1, 2, 0]
    assert now["y"].tolist() == [-1, 4, 3, 0]
    assert now["dw"].tolist() == [4, 6, 4, 5] and now["db"].tolist() == [4]
    assert at("example=small").part(Check).make().dy.shape == (4,)


def test_of_the_worked_example_a_loss_moves_the_picture_and_not_its_numbers_in_a_row():
    now = computed("example=small&dy=loss")
    x, w = now["x"].reshape(1, 1, 3, 3), now["w"].reshape(1, 1, 2, 2)
    moved = np.concatenate([x[..., :1], x[..., :-1]], axis=-1)
    apart = (engine.conv2d(x, w) - engine.conv2d(moved, w)).ravel()
    assert now["dy"] == pytest.approx(apart / 2, abs=0.05)


@pytest.mark.parametrize(
    ("address", "dy"), [("dy=ones", [1, 1, 1]), ("dy=one&dyr=1", [0, 1, 0])]
)
def test_the_reader_chooses_the_gradient_that_comes_in(address, dy):
    assert computed(address)["dy"].tolist() == dy


def test_a_loss_compares_with_the_layer_on_the_shifted_signal():
    numbers = computed("dy=loss&x=1,2,3,4,5&k=0,1,0&b=0")
    assert numbers["y"].tolist() == [2, 3, 4]
    assert numbers["dy"].tolist() == [0.67, 0.67, 0.67]


def controls(address):
    fields = {f.key for f in find("backpropagation").fields if f.kind != "hidden"}
    return fields - {"img", "size", "rgb"} - {*at(address).bar.without}


def test_the_bar_offers_what_moves_the_gradient_at_the_moment():
    plain = {"view", "s", "p", "flip", "dy"}
    assert controls("") == plain | {"seed"}
    assert controls("dy=one") == plain | {"dyr"}
    assert controls("dy=ones") == plain
    assert controls("dy=ones&open=graph") == plain - {"view"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_step_has_its_sentence(lang):
    for s in (1, 3):
        header = Payload(payload(at(f"s={s}", lang).part(Played))).header
        said = header["texts"]["narration"]
        assert all(said[key] for key in header["narration"]["keys"])
