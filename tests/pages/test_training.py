"""The training lesson without a browser: the run that its session keeps."""

from dataclasses import replace

import pytest

from lessons.texts import Texts
from networks.comparisons import COMPARISONS
from networks.files import pack
from networks.seeds import SEEDS
from pictures.store import networks
from tests.lessons.training.test_seeds import now_of, rows_of
from tests.mounts import data_of
from ui.frame.kept import REFUSED
from ui.frame.tokens import KEY as TOKENS
from ui.frame.tokens import NETWORK
from ui.training import FIRST, RUN
from ui.work.earlier import MOST, RUNS, earlier_runs, forget, remember
from ui.work.slot import training_slots

QUICK = {"count": 100, "epochs": 20, "width": 2, "depth": 1}
SMALL = {"count": 20, "epochs": 30, "width": 2}


def drawn(app):
    return data_of(app, "ui/training/training")


def run_of(app):
    return app.session_state[RUN]


def until_done(app):
    """Run the page as its fragment would, slice after slice."""
    for _ in range(2000):
        if not run_of(app).going:
            return app
        app.run()
    raise AssertionError("it never ends")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_curves_that_have_begun(open_page, lang):
    app = open_page("training", lang=lang)
    assert not app.exception
    data = drawn(app)
    assert data["state"] == "paused" and 10 <= data["steps"][0] <= FIRST
    assert len(data["charts"]["loss"]["data"][0]["y"]) == data["steps"][0]
    assert data["again"] == 0 and data["refused"] == ""


def test_a_run_goes_on_slice_by_slice_to_its_end_and_gives_its_slot_back(open_page):
    app = open_page("training", **QUICK)
    run_of(app).start()
    assert drawn(app.run())["state"] in ("running", "finished")
    data = drawn(until_done(app).run())
    assert data["state"] == "finished" and data["share"] == 1
    assert data["charts"]["loss"]["data"][1]["x"][-1] == 20
    assert training_slots().claim("a") and training_slots().claim("b")
    training_slots().release("a")
    training_slots().release("b")


def test_a_third_run_waits_and_says_so(open_page):
    app = open_page("training", **QUICK, lang="en")
    before = drawn(app)["steps"]
    for somebody in "ab":
        training_slots().claim(somebody)
    try:
        run_of(app).start()
        data = drawn(app.run())
        assert data["state"] == "waiting" and data["steps"] == before
        assert "waits" in data["status"]
        training_slots().release("a")
        data = drawn(app.run())
        assert data["steps"] > before
    finally:
        run_of(app).pause()
        training_slots().release("b")


def test_other_settings_are_another_run_and_the_same_ones_the_same(open_page):
    app = open_page("training", **QUICK)
    first = run_of(app)
    assert run_of(app.run()) is first
    first.discard()
    again = run_of(app.run())
    assert again is not first and drawn(app)["steps"] == [0]


def test_a_comparison_sets_the_controls_and_has_a_curve_for_every_arm(open_page):
    app = open_page("training", versus="dying", seed=7, lang="zh")
    assert not app.exception
    data = drawn(app)
    assert len(data["arms"]) == len(data["steps"]) == len(run_of(app).trials) == 3
    shown = {field["key"]: field for field in data_of(app, "ui/controls/bar")["fields"]}
    assert "lr" not in shown and shown["count"]["value"] == "500"
    assert all(field["disabled"] for key, field in shown.items() if key != "seed")
    assert shown["seed"]["value"] == "7" and not shown["seed"]["disabled"]


def test_a_kept_network_can_be_downloaded_and_explored(open_page):
    app = open_page("training", **QUICK, lang="en")
    (trial,) = run_of(app).trials.values()
    assert drawn(app)["kept"] is None
    token = networks().put(pack(trial.settings.plan, trial.network))
    app.session_state[TOKENS] = {NETWORK: token}
    kept = drawn(app.run())["kept"]
    assert kept["token"] == token and kept["file"].endswith(f"/network/{token}")
    assert kept["explore"] == "./explore?net=own"


@pytest.mark.parametrize("why", ["diverged", "full"])
def test_why_a_network_was_not_kept_is_said(open_page, why):
    app = open_page("training", **QUICK, lang="en")
    app.session_state[REFUSED] = why
    said = Texts("en")(f"training.kept.refused.{why}")
    assert drawn(app.run())["refused"] == said


def test_an_address_that_is_followed_starts_nothing(open_page):
    app = open_page("training", **QUICK)
    run_of(app).start()
    app.query_params.clear()
    app.query_params["seed"] = "5"
    app.switch_page("../pages/relu.py").run()
    app.switch_page("../pages/training.py").run()
    assert not run_of(app).going
    assert len(drawn(app)["arms"]) == 1 and drawn(app)["state"] == "paused"


def test_a_session_remembers_how_its_seeds_ended(open_page, monkeypatch):
    quick = replace(COMPARISONS["dropout"], shared=SMALL)
    monkeypatch.setitem(COMPARISONS, "dropout", quick)
    app = open_page("training", versus="dropout", seed=12)
    before = rows_of(drawn(app)["seeds"])
    first = now_at_the_end(app)
    app.query_params["seed"] = "13"
    app.switch_page("../pages/relu.py").run()
    app.switch_page("../pages/training.py").run()
    other = now_at_the_end(app)
    assert len(before) == SEEDS
    assert rows_of(drawn(app)["seeds"]) == [*before, first, other]


def now_at_the_end(app):
    """Train what is on show to its end, and return the errors of its networks."""
    run_of(app).start()
    return now_of(drawn(until_done(app.run()).run())["seeds"])


def test_runs_that_are_left_stay_beside_the_next_until_they_are_removed(open_page):
    app = open_page("training", **QUICK, lang="en")
    for lr in ("0.005", "0.01"):
        run_of(app).start()
        until_done(app.run())
        app.session_state["layerscope"].history("training").change({"lr": lr})
        app.run()
    run_of(app).pause()
    names = [run["name"] for run in drawn(app)["earlier"]]
    assert names == ["Learning rate 0.002", "Learning rate 0.005"]
    app.session_state[RUNS] = {1: app.session_state[RUNS][1]}
    assert [run["whose"] for run in drawn(app.run())["earlier"]] == ["earlier-1"]


def test_eight_runs_are_kept_and_of_the_same_settings_the_newest(monkeypatch):
    state = {}
    monkeypatch.setattr("ui.work.earlier.st.session_state", state)
    for number in range(MOST + 3):
        remember(number, "seen")
    kept = [settings for settings, _ in earlier_runs().values()]
    assert kept == [*range(3, MOST + 3)]
    assert sorted(earlier_runs()) == [*range(MOST)]
    remember(5, "again")
    assert [each for each in earlier_runs().values() if each[0] == 5] == [(5, "again")]
    taken = [n for n, (settings, _) in earlier_runs().items() if settings == 5]
    for number in (*taken, "nonsense", None, [1]):
        forget(number)
    assert len(earlier_runs()) == MOST - 1
