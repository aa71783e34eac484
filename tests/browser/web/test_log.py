"""What a component reports, and when: its log, without a server behind it."""

import pytest

from tests.browser.engines import SAME_SERVER, once

pytestmark = once(SAME_SERVER)

START = """async () => {
  const folder = document.querySelector("script[src$='scheme.js']").src;
  const { Log, meet } = await import(new URL("../../web/log.js", folder));
  const { default: finish } = await import(new URL("../../web/finished.js", folder));
  window.sent = [];
  window.log = new Log();
  window.meet = meet;
  window.send = (event) => sent.push(JSON.parse(JSON.stringify(event)));
  window.log.answered(0, send);
  window.settle = () => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(done)));
  window.answer = (event) => window.log.answered(event.id, send);
  window.finish = (event) => finish({ data: { seen: event.id } });
}"""


@pytest.fixture
def log(open_lesson):
    """Run a script against a fresh log; what was sent comes back without the ids."""
    page = open_lesson("start")
    page.evaluate(START)

    def run(script):
        sent = page.evaluate(
            f"async () => {{ {script}; await settle(); return sent; }}"
        )
        ids = [entry["id"] for event in sent for entry in event["log"]]
        assert all(event["id"] == event["log"][-1]["id"] for event in sent), ids
        return [[kept(entry) for entry in event["log"]] for event in sent]

    return run


def kept(entry):
    return entry.get("values") or entry["press"]


def test_many_changes_within_one_frame_are_one_report(log):
    assert log("log.change({ s: '2' }); log.change({ s: '3' })") == [[{"s": "3"}]]


def test_nothing_is_reported_before_the_run_of_the_last_report_is_over(log):
    first = [[{"s": "2"}]]
    assert log("log.change({ s: '2' })") == first
    assert log("log.change({ s: '3' }); answer(sent[0])") == first
    assert log("log.change({ s: '4' })") == first
    assert log("finish(sent[0])") == [*first, [{"s": "4"}]]


def test_all_that_was_not_answered_is_reported_again_in_its_order(log):
    log("log.change({ s: '2' })")
    log("log.press('undo'); log.change({ p: '1' }); log.change({ d: '2' })")
    assert log("finish(sent[0])")[1] == [{"s": "2"}, "undo", {"p": "1"}, {"d": "2"}]


def test_what_was_answered_is_not_reported_again(log):
    log("log.change({ s: '2' })")
    assert log("answer(sent[0]); finish(sent[0]); log.press('undo')")[1] == ["undo"]


def test_what_a_page_has_not_sent_when_it_is_left_is_not_sent(log):
    sent = log("log.change({ s: '2' }); await settle(); log.change({ s: '3' })")
    leave = "dispatchEvent(new PopStateEvent('popstate')); finish(sent[0])"
    assert log(leave) == sent == [[{"s": "2"}]]
    assert log("log.change({ p: '1' })") == [*sent, [{"p": "1"}]]


def test_another_session_hears_again_of_all_that_was_not_answered(log):
    first = log("meet('one'); log.answered(0, send); log.change({ s: '2' })")
    again = "meet('other'); log.answered(0, send)"
    assert log(again) == [*first, *first]
    assert log("log.answered(0, send)") == [*first, *first]
    assert log("answer(sent[1]); meet('third'); log.answered(0, send)") == first * 2
