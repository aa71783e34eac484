"""The 1-D convolution as a computation graph."""

import numpy as np
import pytest

import engine
from lessons import find, shown
from lessons.parts import Played
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
