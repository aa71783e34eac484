import pytest

from lessons.fields import Slider
from lessons.lesson import Lesson, Press
from ui.frame.events import answered, taking


class Page:
    """As much of a page as the reports need."""

    lesson = Lesson("own", (Slider("s", 1, 4, 1), Slider("p", 0, 5, 0)), view=None)
    values = lesson.at("")

    def __init__(self):
        self.changes, self.taken = [], []

    def take(self, event):
        self.taken.append(event)
        self.changes.append(self.lesson.changes(self.values, event))


@pytest.fixture
def lesson(monkeypatch):
    monkeypatch.setattr("ui.frame.events.st.session_state", {})
    return Page()


def entry(id, **values):
    return {"id": id, "values": values}


def press(id, name, **detail):
    return {"id": id, "press": name, "detail": detail}


def report(*entries):
    return {"id": entries[-1]["id"], "log": list(entries)}


def test_a_change_arrives_as_a_value_of_its_field(lesson):
    taking(lesson, "bar", {})(report(entry(7, s="3")))
    assert lesson.changes == [{"s": 3}]
    assert answered("bar") == 7


def test_what_was_taken_before_is_not_taken_again(lesson):
    take = taking(lesson, "bar", {})
    take(report(entry(7, s="3")))
    take(report(entry(7, s="3"), entry(8, p="1")))
    assert lesson.changes == [{"s": 3}, {"p": 1}]


def test_two_reports_that_arrive_as_one_count_twice_and_in_their_order(lesson):
    undone = []
    presses = {"undo": lambda: undone.append(list(lesson.changes))}
    taking(lesson, "bar", presses)(report(press(1, "undo"), entry(2, s="3")))
    assert undone == [[]]
    assert lesson.changes == [{"s": 3}]


def test_a_press_hands_its_details_on(lesson):
    heard = []
    taking(lesson, "picture", {"found": lambda token: heard.append(token)})(
        report(press(1, "found", token="abc"))
    )
    assert heard == ["abc"]


def test_unknown_keys_and_buttons_do_nothing_and_nonsense_is_the_default(lesson):
    take = taking(lesson, "bar", {})
    take(report(entry(1, x="3", s="many"), press(2, "explode")))
    assert lesson.changes == [{"s": 1}, {}]


def test_a_press_that_nobody_here_knows_is_the_lessons(lesson):
    taking(lesson, "stage", {})(report(press(3, "choose", row=1)))
    assert lesson.taken == [Press("choose", {"row": 1})]


def test_each_component_has_an_account_of_its_own(lesson):
    taking(lesson, "bar", {})(report(entry(9, s="3")))
    taking(lesson, "lens", {})(report(entry(4, p="1")))
    assert (answered("bar"), answered("lens")) == (9, 4)
    assert lesson.changes == [{"s": 3}, {"p": 1}]
