"""Controls beside what they change, further down a page than the bar."""

import streamlit as st


def inline_slider(page, key):
    """Draw the slider of a field, and keep it in step with the address.

    Parameters
    ----------
    page : Page
    key : str
        Of a Slider among its fields.
    """
    field, name = page.fields[key], f"inline-{page.name}-{key}"
    number = type(field.step)  # Streamlit wants all numbers of one type
    st.session_state[name] = number(page[key])
    st.slider(
        page.text(f"controls.{key}"),
        *map(number, (field.low, field.high)),
        step=field.step,
        key=name,
        on_change=lambda: page.change(**{key: st.session_state[name]}),
    )


def inline_choice(page, key):
    """Draw the options of a field side by side, and keep them in step with the address.

    Parameters
    ----------
    page : Page
    key : str
        Of a Choice among its fields.
    """
    field, name = page.fields[key], f"inline-{page.name}-{key}"
    st.session_state[name] = page[key]
    st.radio(
        page.text(f"controls.{key}"),
        field.options,
        format_func=lambda option: page.text(f"options.{key}.{option}"),
        key=name,
        horizontal=True,
        on_change=lambda: page.change(**{key: st.session_state[name]}),
    )
