"""Networks in training: a run that the session keeps, drawn slice by slice."""

import streamlit as st

from lessons.lesson import Press
from lessons.training.fields import DRAWING
from live.describe import describe
from ui.frame.events import answered, tell
from ui.frame.kept import keep, keep_token, kept_path, refused
from ui.frame.reader import upload_to
from ui.work.earlier import earlier_runs, forget, remember
from ui.work.running import AGAIN, FINISHED, Running
from ui.work.slot import opening, training_slots
from web.pages import page_path

KEY = "training"
RUN = "training-run"
CHECKS = "training-checks"
MOST_CHECKS = 400  # networks whose ends a session remembers
FIRST = 22  # pieces of work that are done when the page opens


def show_training(page, part):
    """Draw the run of the part's settings as long as it goes on.

    Parameters
    ----------
    page : Page
    part : Training
    """
    run = _run_of(page, part)
    run.since = run.asked
    presses = {
        "start": run.start,
        "pause": run.pause,
        "step": run.step,
        "anew": run.discard,
        "compare": lambda versus: _begin(page, run, "compare", versus=versus),
        "another": lambda: _begin(page, run, "another"),
        "few": lambda: _begin(page, run, "few"),
        "keep": lambda: keep(lambda: part.pack(run)),
        "loaded": keep_token,
        "found": keep_token,
        "forget": forget,
    }
    st.fragment(_show)(page, run, part.describe, presses, answered(KEY))


def _run_of(page, part):
    """Return the session's run with these settings; a new one if they have changed.

    Of a run that goes on, one with other settings takes the place where the reader has
    moved a control. Where another address was followed, nobody has started it.
    """
    known = st.session_state.get(RUN)
    if known is not None and known.key == part.settings:
        known.welcome_back()
        return known
    if known is not None and (seen := part.seen(known, FIRST)):
        remember(*seen)
    run = Running(part.settings, part.begin(), training_slots())
    st.session_state[RUN] = run
    if known is not None and not page.arrived:
        known.give_way_to(run)
        return run
    if known is not None:
        known.pause()
    with opening() as came:
        if came:
            run.warm_up(FIRST)
    return run


def _begin(page, run, name, **detail):
    """Begin another run: one press both chooses and starts it."""
    page.take(Press(name, detail))
    run.hand_over()


def _checks(run):
    """Return how every network ended that the session has trained to its end."""
    known = st.session_state.setdefault(CHECKS, {})
    if run.state == FINISHED and not any(t.diverged for t in run.trials.values()):
        known |= {trial.settings: trial.checks[-1] for trial in run.trials.values()}
    while len(known) > MOST_CHECKS:
        del known[next(iter(known))]
    return known


def _show(page, run, describe, presses, known):
    """Do a slice and draw it; run the whole page where the reader did something."""
    if known != answered(KEY):
        st.rerun()
    run.work()
    data = _data(page, run, describe(run, _checks(run), earlier_runs()))
    tell(page, "ui/training/training", KEY, data, presses)


def _data(page, run, described):
    """Add what the page knows: when to ask again, where files go and come from."""
    kept, why = described["kept"], refused()
    return described | {
        "fields": describe(page, DRAWING),
        "again": 1000 * AGAIN.get(run.state, 0),
        "upload": upload_to("network"),
        "kept": kept and kept | _ways(kept["token"]),
        "refused": page.text(f"training.kept.refused.{why}") if why else "",
    }


def _ways(token):
    return {"file": kept_path(token), "explore": f"{page_path('explore')}?net=own"}
