"""The training lesson without a browser."""

import json

import pytest

from lessons.training.fields import SETTINGS, values_of
from networks.comparisons import COMPARISONS
from networks.files import pack
from networks.plan import Plan
from pictures.store import networks
from ui.frame.tokens import KEY as TOKENS
from ui.frame.tokens import NETWORK
from ui.training import FIRST, RUN
from ui.work.slot import training_slots


def data_of(app, component="training"):
    protos = [element.proto for element in app.get("bidi_component")]
    (proto,) = (p for p in protos if p.component_name.endswith(f"_{component}"))
    return json.loads(proto.json)


def bar_of(app):
    return data_of(app, "bar")


def run_of(app):
    return app.session_state[RUN]


def until_done(app):
    """Run the page as its fragment would, slice after slice."""
    for _ in range(2000):
        if not run_of(app).going:
            return app
        app.run()
    raise AssertionError("it never ends")


QUICK = {"count": 100, "epochs": 20, "width": 2, "depth": 1}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("net", ["digits", "shapes"])
def test_the_lesson_opens_on_curves_that_have_begun(open_page, lang, net):
    app = open_page("training", lang=lang, net=net)
    assert not app.exception
    data = data_of(app)
    assert data["state"] == "paused" and 10 <= data["steps"][0] <= FIRST
    (arm,) = data["arms"]
    assert len(arm["training"]["loss"]) == data["steps"][0]
    assert arm["validation"]["epochs"][0] == 0
    assert [layer for layer, _ in arm["gradients"]] == [
        *("conv1", "conv2", "conv3", "conv4", "dense"),
    ]
    assert len(data["inside"]["examples"]) == len(data["inside"]["classes"]) == 10
    assert sum(data["inside"]["probabilities"]) == pytest.approx(1, abs=0.01)


def test_a_run_goes_on_slice_by_slice_to_its_end_and_gives_its_slot_back(open_page):
    app = open_page("training", **QUICK)
    run_of(app).start()
    assert data_of(app.run())["state"] in ("running", "finished")
    data = data_of(until_done(app).run())
    assert data["state"] == "finished" and data["share"] == 1
    assert data["arms"][0]["validation"]["epochs"][-1] == 20
    assert training_slots().claim("a") and training_slots().claim("b")
    training_slots().release("a")
    training_slots().release("b")


def test_a_third_run_waits_and_says_so(open_page):
    app = open_page("training", **QUICK, lang="en")
    before = data_of(app)["steps"]
    for somebody in "ab":
        training_slots().claim(somebody)
    try:
        run_of(app).start()
        data = data_of(app.run())
        assert data["state"] == "waiting" and data["steps"] == before
        assert "waits" in data["status"]
        training_slots().release("a")
        data = data_of(app.run())
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
    assert again is not first and data_of(app)["steps"] == [0]


@pytest.mark.parametrize(
    "versus, arms",
    [
        ("dropout", 2),
        ("l2", 2),
        ("pool", 2),
        ("depth", 6),
        ("dying", 3),
        ("ensemble", 1),
    ],
)
def test_a_comparison_has_a_curve_for_every_arm(open_page, versus, arms):
    app = open_page("training", versus=versus, lang="zh")
    assert not app.exception
    data = data_of(app)
    assert len(data["arms"]) == len(data["steps"]) == arms
    assert all(arm["name"] for arm in data["arms"])
    assert len({arm["colour"] for arm in data["arms"]}) == arms
    assert "inside" not in data


@pytest.mark.parametrize("versus", COMPARISONS)
def test_the_controls_show_what_the_networks_of_a_comparison_are_set_to(
    open_page, versus
):
    app = open_page("training", versus=versus, seed=7, count=20, width=3)
    shown = {field["key"]: field for field in bar_of(app)["fields"]}
    arms = [trial.settings for trial in run_of(app).trials.values()]
    for key, values in {
        "count": {str(arm.count) for arm in arms},
        "lr": {str(arm.lr) for arm in arms},
        "epochs": {str(arm.epochs) for arm in arms},
        "width": {str(arm.plan.width) for arm in arms},
        "rate": {f"{arm.plan.rate:g}" for arm in arms},
        "act": {arm.plan.act for arm in arms},
    }.items():
        assert (key in shown) == (len(values) == 1), key
        assert key not in shown or {shown[key]["value"]} == values, key
    assert all(field["disabled"] for key, field in shown.items() if key != "seed")
    assert shown["seed"]["value"] == "7" and not shown["seed"]["disabled"]


@pytest.mark.parametrize("versus", COMPARISONS)
def test_every_setting_of_a_comparison_can_be_had_by_hand(versus):
    for settings in COMPARISONS[versus].settings(seed=0).values():
        values = values_of(settings)
        for field in SETTINGS:
            value = values[field.key]
            assert field.parse(field.write(value)) == value, field.key


def test_nonsense_in_the_address_gives_the_defaults(open_page):
    app = open_page(
        "training", lr="1e9", versus="<b>", depth=99, act="step", example=77
    )
    assert not app.exception
    (trial,) = run_of(app).trials.values()
    assert trial.settings.plan == Plan()


def test_a_kept_network_can_be_opened_again(open_page):
    app = open_page("training", **QUICK, lang="en")
    (trial,) = run_of(app).trials.values()
    assert data_of(app)["kept"] is None
    file = pack(trial.settings.plan, trial.network)
    app.session_state[TOKENS] = {NETWORK: networks().put(file)}
    about = data_of(app.run())["kept"]["about"]
    assert "Digits" in about and "1 convolution" in about


def test_an_address_that_is_followed_starts_nothing(open_page):
    app = open_page("training", **QUICK)
    run_of(app).start()
    app.query_params.clear()
    app.query_params["seed"] = "5"
    app.switch_page("../pages/relu.py").run()
    app.switch_page("../pages/training.py").run()
    assert not run_of(app).going
    assert len(data_of(app)["arms"]) == 1 and data_of(app)["state"] == "paused"


DIVERGING = {
    **{"lr": 1, "opt": "sgd", "depth": 8, "width": 16, "epochs": 2, "count": 100},
    **{"batch": 8, "rate": 0, "act": "leaky", "lang": "en"},
}


def test_a_network_that_diverged_is_not_offered_to_keep(open_page):
    app = open_page("training", **DIVERGING)
    run_of(app).start()
    data = data_of(until_done(app).run())
    assert "beyond all bounds" in data["status"]
    assert not data["keepable"] and not app.exception


def test_a_network_is_offered_to_keep_unless_there_are_several(open_page):
    assert data_of(open_page("training", **QUICK))["keepable"]
    assert not data_of(open_page("training", versus="dying"))["keepable"]
