"""What the controls report: each change and each press counts once, in its order.

Streamlit keeps only the newest report of a component, so a report carries
everything that the component has not yet been answered. What was taken before is
skipped by its id, and the answer is the id up to which all has been taken.
"""

from inspect import signature

import streamlit as st

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


def taking(lesson, key, presses, follow=lambda changed: {}):
    """Make the function that takes the reports of a component.

    Parameters
    ----------
    lesson : Lesson
        Whose fields change.
    key : str
        The component's.
    presses : dict
        What each button calls, by name, with the details that the entry holds.
    follow : callable, optional
        Told of the values that change, returns those that change with them.

    Returns
    -------
    take : callable
        For ``mount``'s ``on_event``.
    """

    def take(event):
        seen = answered(key)
        for entry in _entries(event):
            if entry["id"] > seen:
                _take(lesson, entry, presses, follow)
        if _is_numbered(event):
            st.session_state[ANSWERED] = _all_answered() | {key: event["id"]}

    return take


def _entries(event):
    """Entries of a report; of a forged one those that are entries at all."""
    log = event.get("log") if _is_numbered(event) else None
    return filter(_is_numbered, log if isinstance(log, list) else ())


def _is_numbered(entry):
    return isinstance(entry, dict) and isinstance(entry.get("id"), int)


def _take(lesson, entry, presses, follow):
    values, press = entry.get("values"), str(entry.get("press"))
    if isinstance(values, dict):
        changed = _known(lesson.fields, values)
        lesson.change(**(changed | follow(changed)))
    elif press in presses and _fits(presses[press], entry.get("detail")):
        presses[press](**entry["detail"])


def _fits(press, detail):
    """Whether these are the details that a button tells."""
    try:
        signature(press).bind(**detail)
    except TypeError:
        return False
    return True


def _known(fields, texts):
    return {
        key: fields[key].parse(text) for key, text in texts.items() if key in fields
    }


def _all_answered():
    return st.session_state.get(ANSWERED, {})
