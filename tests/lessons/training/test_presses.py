"""What the training lesson's buttons change."""

import pytest

import lessons
from lessons.lesson import Press
from networks.comparisons import COMPARISONS

LESSON = lessons.find("training")


@pytest.mark.parametrize("versus", [*COMPARISONS, ""])
def test_a_comparison_stands_in_the_address_and_all_else_stays(versus):
    before = LESSON.at("seed=7&width=3&versus=dying")
    after = LESSON.update(before, Press("compare", {"versus": versus}))
    assert after.texts == before.texts | {"versus": versus}


@pytest.mark.parametrize(
    "detail", [{}, {"versus": "<b>"}, {"versus": 3}, {"versus": "l2", "more": 1}]
)
def test_a_forged_press_begins_no_comparison(detail):
    assert LESSON.update(LESSON.at(""), Press("compare", detail))["versus"] == ""


@pytest.mark.parametrize(("seed", "next_one"), [(0, 10), (9, 10), (10, 11), (999, 10)])
def test_another_seed_is_one_that_was_not_measured(seed, next_one):
    before = LESSON.at(f"versus=dropout&seed={seed}")
    after = LESSON.update(before, Press("another", {}))
    assert after.texts == before.texts | {"seed": str(next_one)}
