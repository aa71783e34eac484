"""What the controls report: each change and each press counts once, in its order.

Streamlit keeps only the newest report of a component, so a report carries everything
that has not been answered: the steps of the whole page, changes and presses of the
lesson, whichever component they come from, and the presses that are the component's
own. What was taken before is skipped by its id, and the answer is the id up to which
all has been taken.
"""

from contextlib import contextmanager

import streamlit as st

from lessons.lesson import Change, Press, fits
from live.marks import mark
from ui.frame.reader import reader
from web.mount import mount

ANSWERED, STEPS = "answered", "steps"
LAST_ID = 2**53  # what a browser counts to: milliseconds


def tell(page, name, key, data, presses=None):
    """Tell a component its data, and take what it reports.

    Parameters
    ----------
    page : Page
    name, key, data
        As for ``mount``.
    presses : dict, optional
        As for `taking`.
    """
    presses = presses or {}
    told = {
        "session": reader(),
        "own": [*presses],
        "seen": answered(key),
        "step": answered(STEPS),
        "mark": mark(data),
    }
    mount(name, key=key, data=data, told=told, on_event=taking(page, key, presses))


def answered(key):
    """Id up to which the reports of a component, or the page's STEPS, have been taken.

    Parameters
    ----------
    key : str
        The component's.
    """
    return _all_answered().get(key, 0)


def latest():
    """Id up to which all reports have been taken."""
    return max(_all_answered().values(), default=0)


def taking(page, key, presses):
    """Make the function that takes the reports of a component.

    Parameters
    ----------
    page : Page
        Whose lesson takes what belongs to its values. A tab that is older than the
        session is met first, whichever component reports: its address comes before.
    key : str
        The component's.
    presses : dict
        What its buttons call beside the presses of the lesson, by name, with the
        details that the entry holds.

    Returns
    -------
    take : callable
        For ``mount``'s ``on_event``.
    """

    def take(event):
        if not _is_numbered(event):
            return
        page.meet_older_tab()
        accounts = _all_answered()
        steps = [(entry, STEPS) for entry in _entries(event, STEPS)]
        own = [(entry, key) for entry in _entries(event, "log")]
        for entry, account in sorted([*steps, *own], key=lambda pair: pair[0]["id"]):
            if entry["id"] > accounts.get(account, 0):
                with _answering(accounts, account, entry["id"]):
                    _take(page, entry) if account == STEPS else _call(presses, entry)
        accounts[key] = max(event["id"], accounts.get(key, 0))

    return take


@contextmanager
def _answering(accounts, account, number):
    """Take an entry once, even if it fails: it would fail in every run.

    A newer report may interrupt it wherever it touches the session; then it is taken
    with that one. It is written down without touching the session.
    """
    try:
        yield
    except Exception:
        accounts[account] = number
        raise
    accounts[account] = number


def _entries(event, part):
    """Entries of a report; of a forged one those that are entries at all."""
    entries = event.get(part)
    return filter(_is_numbered, entries if isinstance(entries, list) else ())


def _is_numbered(entry):
    number = isinstance(entry, dict) and entry.get("id")
    return isinstance(number, int) and 0 <= number <= LAST_ID


def _take(page, entry):
    values, press, detail = (entry.get(key) for key in ("values", "press", "detail"))
    at = entry["id"] / 1000
    if isinstance(values, dict):
        page.take(Change(values), at)
    elif isinstance(press, str) and isinstance(detail, dict):
        page.take(Press(press, detail), at)


def _call(presses, entry):
    name, detail = entry.get("press"), entry.get("detail")
    press = presses.get(name) if isinstance(name, str) else None
    if press and isinstance(detail, dict) and fits(press, **detail):
        press(**detail)


def _all_answered():
    return st.session_state.setdefault(ANSWERED, {})
