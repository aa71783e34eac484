"""What the training lesson's controls mean: fields in, plain values out."""

import streamlit as st

from lessons.fields import Choice, Hidden, Ladder, Number, Slider
from ui.frame.events import answered, taking
from ui.frame.kept import keep, keep_token
from ui.work.running import Running
from ui.work.slot import opening, training_slots
from web.mount import mount

KEY = "training"
RUN = "training-run"
FIRST = 22  # pieces of work that are done when the page opens
COMPARED = ("dropout", "l2", "pool", "depth", "dying", "ensemble")
RATES = tuple(m / 10**e for e in (4, 3, 2, 1) for m in (1, 2, 5))
POOLS = {"none": 1, "2": 2, "4": 4}
SETTINGS = (
    Choice("net", ("digits", "shapes"), "digits"),
    Ladder("count", (20, 50, 100, 200, 500, 1000, 1437), 1000),
    Choice("opt", ("sgd", "momentum", "adam"), "adam"),
    Ladder("lr", (*RATES, 1), 0.002),
    Slider("depth", 1, 8, 4),
    Slider("width", 2, 16, 10),
    Choice("act", ("relu", "leaky", "sigmoid", "tanh"), "relu"),
    Choice("pool", tuple(POOLS), "2"),
    Slider("rate", 0, 0.9, 0.25, 0.05),
    Ladder("l2", (0, *RATES), 0),
    Ladder("batch", (8, 16, 32, 64), 32, group="more"),
    Ladder("epochs", (2, 5, 10, 20, 30, 60), 10, group="more"),
    Number("seed", 0, 999, 0, 1, group="more"),
)
FIELDS = (
    *SETTINGS,
    Hidden("versus", "", "|".join(COMPARED)),
    Hidden("example", "3", "[0-9]"),
)


def bar_options(lesson, settings):
    """Return what the control bar needs beside the fields: a comparison sets its own.

    Only the seed stays the reader's; that in which the networks differ stands in the
    legend.
    """
    if not lesson["versus"]:
        return {}
    first, *others = [values_of(own) for own in settings.values()]
    return {
        "values": first,
        "without": [key for key in first if any(o[key] != first[key] for o in others)],
        "disabled": [key for key in first if key != "seed"],
    }


def values_of(settings):
    """Return what a network is set to, by the keys of the fields."""
    known = vars(settings) | vars(settings.plan)
    pool = next(name for name, side in POOLS.items() if side == known["pool"])
    known |= {"net": known["task"], "pool": pool}
    return {field.key: known[field.key] for field in SETTINGS}


def settings_of(lesson):
    """Return the reader's settings by the names that the networks know."""
    values = {field.key: lesson[field.key] for field in SETTINGS}
    task = values.pop("net")
    return values | {"task": task, "pool": POOLS[lesson["pool"]]}


def run_of(lesson, settings, begin):
    """Return the session's run with these settings; a new one if they have changed.

    Of a run that goes on, one with other settings takes the place where the reader has
    moved a control. Where another address was followed, nobody has started it.

    Parameters
    ----------
    lesson : Lesson
    settings : dict
        Each arm's, by its name.
    begin : callable
        Makes the trials, by the same names.

    Returns
    -------
    Running
    """
    known = st.session_state.get(RUN)
    if known is not None and known.key == settings:
        known.welcome_back()
        return known
    run = st.session_state[RUN] = Running(settings, begin(), training_slots())
    if known is not None and not lesson.arrived:
        known.give_way_to(run)
        return run
    if known is not None:
        known.pause()
    with opening() as came:
        if came:
            run.warm_up(FIRST)
    return run


def show(lesson, run, describe, pack):
    """Draw a run, slice by slice as long as it goes on.

    Parameters
    ----------
    lesson : Lesson
    run : Running
    describe : callable
        ``describe(run)`` is what the component draws.
    pack : callable
        ``pack(plan, network)`` writes the file of a network that is to be kept.
    """
    presses = {
        "start": run.start,
        "pause": run.pause,
        "step": run.step,
        "anew": run.discard,
        "compare": lambda versus: _compare(lesson, run, versus),
        "keep": lambda: _keep(run, pack),
        "loaded": keep_token,
        "found": keep_token,
    }
    st.fragment(_show)(lesson, run, describe, presses, answered(KEY))


def _compare(lesson, run, versus):
    """Begin a comparison: one click both chooses and starts it."""
    lesson.change(versus=versus)
    run.hand_over()


def _keep(run, pack):
    trial, *_ = run.trials.values()
    keep(lambda: pack(trial.settings.plan, trial.network))


def _show(lesson, run, describe, presses, known):
    """Do a slice and draw it; run the whole page where the reader did something."""
    if known != answered(KEY):
        st.rerun()
    run.work()
    data = describe(run) | {"seen": answered(KEY)}
    mount(
        "ui/training/training",
        key=KEY,
        data=data,
        on_event=taking(lesson, KEY, presses),
    )
