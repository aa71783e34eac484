"""What the controls report: each change and each press counts once, in its order.

Streamlit keeps only the newest report of a component, so a report carries
everything that the component has not yet been answered. What was taken before is
skipped by its id, and the answer is the id up to which all has been taken.
"""

import streamlit as st

from lessons.lesson import Change, Press, fits
from web.mount import mount

ANSWERED = "answered"


def answered(key):
    """Id up to which the reports of a component have been taken.

    Parameters
    ----------
    key : str
        The component's.
    """
    return _all_answered().get(key, 0)


def finish():
    """Tell the components that this run is over, and all that it took is painted."""
    seen = max(_all_answered().values(), default=0)
    mount("web/finished", key="finished", data={"seen": seen})


def taking(page, key, presses):
    """Make the function that takes the reports of a component.

    Parameters
    ----------
    page : Page
        Whose lesson takes what belongs to its values.
    key : str
        The component's.
    presses : dict
        What else its buttons call, by name, with the details that the entry holds.

    Returns
    -------
    take : callable
        For ``mount``'s ``on_event``.
    """

    def take(event):
        seen = answered(key)
        for entry in _entries(event):
            if entry["id"] > seen:
                _take(page, entry, presses)
        if _is_numbered(event):
            st.session_state[ANSWERED] = _all_answered() | {key: event["id"]}

    return take


def _entries(event):
    """Entries of a report; of a forged one those that are entries at all."""
    log = event.get("log") if _is_numbered(event) else None
    return filter(_is_numbered, log if isinstance(log, list) else ())


def _is_numbered(entry):
    return isinstance(entry, dict) and isinstance(entry.get("id"), int)


def _take(page, entry, presses):
    values, press, detail = (entry.get(key) for key in ("values", "press", "detail"))
    if isinstance(values, dict):
        page.take(Change(values))
    elif isinstance(detail, dict) and press in presses:
        if fits(presses[press], **detail):
            presses[press](**detail)
    elif isinstance(detail, dict):
        page.take(Press(press, detail))


def _all_answered():
    return st.session_state.get(ANSWERED, {})
