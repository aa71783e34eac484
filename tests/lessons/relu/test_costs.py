"""What the chart of costs measures."""

from time import thread_time

import numpy as np

from lessons.relu.costs import ROUNDS, fastest
from scenes.activation.activations import ACTIVATIONS, activation
from scenes.activation.vanishing import pieces, runs


def test_functions_take_turns_and_the_fastest_round_counts():
    calls, waits = [], iter([0.02, 0.001] * ROUNDS)

    def compute():
        calls.append("slow")
        end = thread_time() + next(waits)
        while thread_time() < end:
            pass

    pairs = {name: (lambda name=name: calls.append(name),) * 2 for name in "ab"}
    pairs["slow"] = compute, lambda: None
    seconds = fastest(pairs.values())
    assert calls == ["a", "a", "b", "b", "slow"] * ROUNDS
    assert 0.001 <= seconds[2, 0] < 0.02


def test_relu_is_cheapest_at_the_first_measurement():
    functions = {name: activation(name) for name in ACTIVATIONS}
    seconds = dict(zip(functions, fastest(runs(functions).values()), strict=True))
    for name in ("sigmoid", "tanh"):
        assert (np.array(seconds["relu"]) < seconds[name]).all()


def test_a_sigmoid_is_dearer_than_its_exponential_and_than_its_slope_out_of_y():
    whole = runs({"sigmoid": activation("sigmoid")})["sigmoid"]
    sigmoid, parts = fastest([whole, pieces()])
    assert (parts < sigmoid).all()
