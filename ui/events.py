"""What the controls report: each change and each press counts once, in its order.

Streamlit keeps only the newest report of a component, so a report carries
everything that the component has not yet been answered. What was taken before is
skipped by its id, and the answer is the id up to which all has been taken.
"""

import streamlit as st

from stage.mount import mount

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
    mount("ui/finished", key="finished", data={"seen": seen})


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
        for entry in event["log"]:
            if entry["id"] > seen:
                _take(lesson, entry, presses, follow)
        st.session_state[ANSWERED] = _all_answered() | {key: event["id"]}

    return take


def _take(lesson, entry, presses, follow):
    if "values" in entry:
        changed = _known(lesson.fields, entry["values"])
        lesson.change(**(changed | follow(changed)))
    elif entry["press"] in presses:
        presses[entry["press"]](**entry["detail"])


def _known(fields, texts):
    return {
        key: fields[key].parse(text) for key, text in texts.items() if key in fields
    }


def _all_answered():
    return st.session_state.get(ANSWERED, {})
