"""A convolution's view of backpropagation."""

import numpy as np
import pytest

from engine import conv2d_backward
from lessons import scene, shown


@pytest.mark.parametrize("example", ["small", "own"])
@pytest.mark.parametrize("dy", ["random", "ones", "one", "loss"])
def test_it_ends_in_the_engines_gradients(example, dy):
    address = f"view=convolution&example={example}&dy={dy}&rgb=1"
    on_stage = scene("backpropagation", address)
    panels = {panel.name: panel.values for panel in on_stage.panels}
    x, w = panels["x"][None], panels["w"][None]
    assert x.shape[2:] == ((3, 3) if example == "small" else (6, 6))
    dx, dw, db = conv2d_backward(panels["dy"][None, None], x, w)
    assert np.allclose(panels["dx"], dx[0]) and np.allclose(panels["full"], dx[0])
    assert np.allclose(panels["dw"], dw[0]) and np.allclose(panels["db"], db)


@pytest.mark.parametrize(("example", "action"), [("small", "mine"), ("own", "worked")])
def test_the_other_example_is_offered(example, action):
    bar = shown("backpropagation", f"view=convolution&example={example}").bar
    assert [each.name for each in bar.actions] == [action]


def test_bad_values_in_the_address_fall_back():
    bad = scene("backpropagation", "view=convolution&example=huge&dyr=999&dy=all")
    plain = scene("backpropagation", "view=convolution")
    assert np.array_equal(bad.panel("dw").values, plain.panel("dw").values)
