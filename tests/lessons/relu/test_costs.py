"""What the chart of costs measures."""

from math import inf
from time import thread_time

from lessons.measuring.activation import PIECES, ROUNDS, in_turns, measure_all
from lessons.relu.costs import fastest


def measured(pairs, end=inf):
    records = []
    in_turns(pairs, end, records.append)
    return records


def test_functions_take_turns_and_know_how_long_each_took():
    calls, waits = [], iter([0.02, 0.001] * ROUNDS)

    def compute():
        calls.append("slow")
        end = thread_time() + next(waits)
        while thread_time() < end:
            pass

    pairs = {name: (lambda name=name: calls.append(name),) * 2 for name in "ab"}
    pairs["slow"] = compute, lambda: None
    records = measured(pairs)
    assert calls == ["a", "a", "b", "b", "slow"] * ROUNDS
    assert 0.001 <= min(r["forward"] for r in records if r["way"] == "slow") < 0.02


def test_a_late_hour_leaves_one_round():
    pair = (lambda: None,) * 2
    assert [r["round"] for r in measured({"a": pair, "b": pair}, -inf)] == [0, 0]


def test_a_sigmoid_is_dearer_than_relu_than_its_exponential_and_than_its_slope():
    records = []
    measure_all({"slope": 0.01, "seconds": 600}, records.append)
    ways = list(dict.fromkeys(record["way"] for record in records))
    for direction in ("forward", "backward"):
        seconds = dict(zip(ways, fastest(records, direction), strict=True))
        assert max(seconds["relu"], seconds[PIECES]) < seconds["sigmoid"]
