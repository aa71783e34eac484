"""What the controls report: each change and each press counts once, in its order.

Streamlit keeps only the newest report of a component, so a report carries
everything that the component has not yet been answered. What was taken before is
skipped by its id, and the answer is the id up to which all has been taken.
"""

import streamlit as st


def answered(key):
    """Id up to which the reports of a component have been taken.

    Parameters
    ----------
    key : str
        The component's.
    """
    return st.session_state.get(_place(key), 0)


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
        st.session_state[_place(key)] = event["id"]

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


def _place(key):
    return f"answered-{key}"
