"""A slider beside what it changes, further down a page than the control bar."""

import streamlit as st


def inline_slider(lesson, key):
    """Draw the slider of a field, and keep it in step with the address.

    Parameters
    ----------
    lesson : Lesson
    key : str
        Of a Slider among its fields.

    Returns
    -------
    value : int or float
    """
    field, name = lesson.fields[key], f"inline-{lesson.name}-{key}"
    number = type(field.step)  # Streamlit wants all numbers of one type
    st.session_state[name] = number(lesson[key])
    st.slider(
        lesson.text(f"controls.{key}"),
        *map(number, (field.low, field.high)),
        step=field.step,
        key=name,
        on_change=lambda: lesson.change(**{key: st.session_state[name]}),
    )
    return lesson[key]
