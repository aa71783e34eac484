"""When what is open beside the curves is drawn."""

import lessons
from lessons.lesson import Press
from lessons.parts import Links
from lessons.training.extras import REDRAWN
from lessons.training.fields import EXTRAS
from tests.lessons.training.runs import QUICK, described, run_of, training_at
from ui.work.running import RUNNING

LESSON = lessons.find("training")


def test_a_run_that_goes_on_is_drawn_now_and_then_and_always_where_it_stands():
    part = training_at(f"{QUICK}&open=layers")
    run = run_of(part)
    assert part.describe(run)["extra"]["rows"]
    run.state = RUNNING
    drawn = []
    for asked in range(1, 2 * REDRAWN + 1):
        run.asked = asked
        drawn.append(part.describe(run)["extra"] is not None)
    assert drawn == 2 * ([True] + [False] * (REDRAWN - 1))


def test_where_the_page_was_drawn_as_a_whole_the_next_slice_is_drawn():
    part = training_at(f"{QUICK}&open=layers")
    run = run_of(part)
    run.state, run.asked, run.since = RUNNING, 9, 8
    assert part.describe(run)["extra"]["rows"]
    run.since = 7
    assert part.describe(run)["extra"] is None


def test_the_curves_place_has_links_to_what_else_there_is():
    links = lessons.shown("training", "open=masks").part(Links)
    assert (links.names, links.opened) == (EXTRAS, "masks")


def test_a_comparison_has_nothing_but_its_curves():
    assert lessons.shown("training", "versus=l2&open=masks").part(Links) is None
    data = described("versus=ensemble&open=masks", pieces=3)
    assert data["open"] == "" and "extra" not in data


def test_a_comparison_that_is_chosen_closes_what_was_open():
    after = LESSON.update(LESSON.at("open=masks"), Press("compare", {"versus": "l2"}))
    assert (after["versus"], after["open"]) == ("l2", "")


def test_the_curves_place_tells_nothing_of_the_last_step():
    data = described(QUICK)
    assert data["open"] == "" and "extra" not in data and "inside" in data
