import pytest

from lessons.fields import Slider
from lessons.lesson import Lesson, Press
from ui.frame.events import STEPS, answered, taking


class Page:
    """As much of a page as the reports need."""

    lesson = Lesson("own", (Slider("s", 1, 4, 1), Slider("p", 0, 5, 0)), view=None)
    values = lesson.at("")

    def __init__(self):
        self.changes, self.taken = [], []

    def meet_older_tab(self):
        """No tab of this page is older than its session."""

    def take(self, event, at):
        self.at = at
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


def report(*steps, own=()):
    """Report steps of the lesson, and presses of the component's own."""
    newest = max(each["id"] for each in (*steps, *own))
    return {"id": newest, "steps": list(steps), "log": list(own)}


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
    steps = entry(1, s="2"), entry(3, s="3")
    taking(lesson, "bar", presses)(report(*steps, own=[press(2, "undo")]))
    assert undone == [[{"s": 2}]]
    assert lesson.changes == [{"s": 2}, {"s": 3}]


class Interrupted(BaseException):
    """As Streamlit stops a run for a newer report."""


def test_what_a_newer_report_interrupts_is_taken_with_that_one(lesson):
    drawn = []

    def draw():
        drawn.append(len(drawn))
        if len(drawn) == 1:
            raise Interrupted

    take = taking(lesson, "pad", {"draw": draw})
    with pytest.raises(Interrupted):
        take(report(own=[press(7, "draw")]))
    take(report(own=[press(7, "draw")]))
    take(report(own=[press(7, "draw")]))
    assert drawn == [0, 1]


def test_what_fails_is_not_tried_again(lesson):
    tried = []

    def fail():
        tried.append(7)
        raise ValueError

    take = taking(lesson, "bar", {"fail": fail})
    with pytest.raises(ValueError):
        take(report(own=[press(7, "fail")]))
    take(report(own=[press(7, "fail")]))
    assert tried == [7]


def test_a_press_hands_its_details_on(lesson):
    heard = []
    taking(lesson, "picture", {"found": lambda token: heard.append(token)})(
        report(own=[press(1, "found", token="abc")])
    )
    assert heard == ["abc"]


def test_unknown_keys_and_buttons_do_nothing_and_nonsense_is_the_default(lesson):
    take = taking(lesson, "bar", {})
    take(report(entry(1, x="3", s="many"), press(2, "explode")))
    take(report(own=[press(3, "explode"), press(4, ["explode"])]))
    assert lesson.changes == [{"s": 1}, {}]


def test_a_press_that_nobody_here_knows_is_the_lessons(lesson):
    taking(lesson, "stage", {})(report(press(3, "choose", row=1)))
    assert lesson.taken == [Press("choose", {"row": 1})]


def test_each_component_has_an_account_of_its_own_and_steps_have_one_for_all(lesson):
    heard = []
    presses = {"hear": lambda: heard.append("hear")}
    taking(lesson, "bar", presses)(report(entry(9, s="3"), own=[press(8, "hear")]))
    late = report(entry(4, p="1"), entry(9, s="3"), own=[press(5, "hear")])
    taking(lesson, "lens", presses)(late)
    assert (answered("bar"), answered("lens"), answered(STEPS)) == (9, 9, 9)
    assert lesson.changes == [{"s": 3}] and heard == ["hear", "hear"]


def test_a_step_tells_when_it_was_done(lesson):
    taking(lesson, "bar", {})(report(entry(7_250, s="3")))
    assert lesson.at == 7.25
