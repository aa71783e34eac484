"""Runs that a session has left behind, so that the next one can be compared."""

import streamlit as st

RUNS = "training-earlier"
MOST = 8


def earlier_runs():
    """Return the runs that are kept, by their numbers: pairs of Settings and View."""
    return st.session_state.get(RUNS, {})


def remember(settings, seen):
    """Keep what is drawn of a run.

    Of the same settings only the newest is kept, and of too many none of the oldest.

    Parameters
    ----------
    settings : Settings
    seen : View
    """
    kept = {n: run for n, run in earlier_runs().items() if run[0] != settings}
    while len(kept) >= MOST:
        del kept[next(iter(kept))]
    free = next(number for number in range(MOST) if number not in kept)
    st.session_state[RUNS] = kept | {free: (settings, seen)}


def forget(number):
    """Remove an earlier run; nothing where there is none of this number."""
    runs = earlier_runs()
    st.session_state[RUNS] = {n: run for n, run in runs.items() if n != number}
