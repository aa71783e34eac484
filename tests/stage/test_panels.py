"""What stands on the stage travels as it is, or in as few bytes as are asked for."""

import numpy as np
import pytest

from scenes.cells import Cells
from scenes.panels import Curve, Panel
from scenes.scene import Scene
from stage.scene import pack
from tests.stage.unpack import Payload


def read(scene):
    return Payload(pack(scene, {}))


@pytest.mark.parametrize(("low", "kind"), [(0, "u1"), (-3, "i1")])
def test_multiples_of_a_quantum_travel_as_one_byte_each(low, kind):
    values = np.array([[low, 7, 127]]) / 100
    payload = read(Scene(1, (Panel("x", values, quantum=0.01),)))
    (sent,) = payload.header["panels"]
    assert sent["values"]["as"] == kind
    assert payload.array(sent["values"]).tolist() == [[[low, 7, 127]]]
    assert sent["extent"] == [low / 100, 1.27]


def test_what_is_no_multiple_is_rounded_and_its_range_stays_exact():
    payload = read(Scene(1, (Panel("x", np.array([[0.26, 1.03]]), quantum=0.5),)))
    (sent,) = payload.header["panels"]
    assert payload.array(sent["values"]).tolist() == [[[1, 2]]]
    assert sent["extent"] == [0.26, 1.03]


@pytest.mark.parametrize("values", [[0.0, 2.56], [-0.01, 1.28], [-1.29, 0]])
def test_values_beyond_a_byte_are_refused_with_their_range(values):
    panel = Panel("x", np.array([values]), quantum=0.01)
    with pytest.raises(ValueError, match=f"runs from {min(values):g} to"):
        read(Scene(1, (panel,)))


def test_a_curve_comes_out_with_its_lines_and_where_its_dot_stands():
    x, cells = np.array([-1.0, 0, 1]), Cells.one_by_one(2)
    lines = (("up", x, "activation"), ("down", -x, "gradient"))
    panels = (Panel("x", x[None]), Curve("f", x, lines, (("x", cells, "x", cells),)))
    payload = read(Scene(2, panels))
    sent = payload.header["panels"][1]
    assert payload.array(sent["values"]).tolist() == [[[-1, 0, 1], [1, 0, -1]]]
    assert payload.array(sent["x"]).tolist() == x.tolist()
    assert (sent["labels"], sent["colours"]) == (
        ["up", "down"],
        ["activation", "gradient"],
    )
    assert [end["panel"] for end in sent["dots"][0]] == ["x", "x"]
