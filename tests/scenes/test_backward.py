import numpy as np

from scenes.backward import forward, in_a_row, twin
from scenes.panels import Panel
from scenes.scene import Scene


def test_a_gradient_stands_under_its_twin_in_its_own_colours():
    w = forward(Panel("w", np.ones((2, 3)), "weight", operator="∗", editable=True), 1)
    dw = twin(w, np.zeros((2, 3)), digits=4)
    assert (w.place, dw.place) == ((0, 1), (1, 1))
    assert (dw.name, dw.colour, dw.digits) == ("dw", "gradient", 4)
    assert (dw.operator, dw.editable) == ("", False)


def test_a_forward_scene_leaves_room_for_its_gradients():
    scene = in_a_row(Scene(1, (Panel("x", np.eye(2)), Panel("y", np.eye(2)))))
    assert [panel.place for panel in scene.panels] == [(0, 0), (0, 1)]
