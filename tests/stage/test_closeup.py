"""What the closeup of a map and the steps of a softmax are sent."""

import numpy as np
import pytest

from scenes.network.closeup import Closeup, Term
from scenes.network.look import Look
from scenes.network.shares import shares_in_steps
from stage import closeup, shares
from tests.stage.unpack import Payload

SOURCE, PART = np.array([[2.0, -2.0]], np.float32), np.array([[1.0, -4.0]], np.float32)
TERMS = (
    Term(3, SOURCE, np.array([[0.5, 2.0]], np.float32), PART, 1.0),
    Term(1, SOURCE / 2),
)
SUM = Closeup(TERMS, 0.25, PART + 1, (0, 0), (0, 0, 1, 2), (0, 0, 1, 1), 3)
LOOK = Look("gradient", 4.0, ["grey", "red"], [2.0, 1.0], ["a", "b"], *"tnos")


def test_every_source_is_sent_with_its_kernel_its_part_and_its_own_range():
    payload = Payload(closeup.packed(SUM, LOOK, {}, opens="relu1", playable=True))
    first, second = payload.header["terms"]
    assert (first["number"], first["name"], first["value"]) == (3, "a", 1.0)
    assert (first["source"]["role"], second["source"]["role"]) == ("grey", "red")
    for term in (first, second):
        assert payload.array(term["source"]["codes"]).tolist() == [[[254, 0]]]
    assert payload.array(first["kernel"]).tolist() == [[0.5, 2.0]]
    assert payload.array(first["part"]["codes"]).tolist() == [[[159, 0]]]
    assert second["kernel"] is second["part"] is None


def test_the_result_is_sent_with_its_sum_and_what_a_click_opens():
    opens = {"opens": "relu1", "playable": True}
    leads = [("dW", {"part": "dw"})]
    payload = Payload(closeup.packed(SUM, LOOK, {}, **opens, leads=leads))
    header = payload.header
    assert payload.array(header["result"]["codes"]).tolist() == [[[191, 32]]]
    assert (header["bias"], header["value"], header["digits"]) == (0.25, 2.0, 3)
    assert (header["cell"], header["frame"]) == ([0, 0], [0, 0, 1, 1])
    assert {key: header[key] for key in opens} == opens
    assert header["leads"] == [{"name": "dW", "change": {"part": "dw"}}]


def test_the_steps_of_a_softmax_are_sent_as_they_are_printed():
    steps = shares_in_steps([0.0, np.log(4)])
    data = shares.packed(steps, ["no", "yes"], 1, {}, "Softmax")
    assert data["scores"] == [0, 1.3863] and data["exponentials"] == [1, 4]
    assert data["total"] == 5 and data["shares"] == pytest.approx([0.2, 0.8])
    assert (data["names"], data["chosen"], data["shift"]) == (["no", "yes"], 1, 0)
