"""Controls beside what they change, further down a page than the bar."""

from functools import partial

import streamlit as st


def inline(page, key):
    """Draw the control of a field, and keep it in step with the address.

    Parameters
    ----------
    page : Page
    key : str
        Of a Slider or a Choice among its fields.
    """
    field, name = page.fields[key], f"inline-{page.name}-{key}"
    st.session_state[name], draw = KINDS[field.kind](page, field)
    draw(
        page.text(f"controls.{key}"),
        key=name,
        on_change=lambda: page.change(**{key: st.session_state[name]}),
    )


def _slider(page, field):
    """Return its number and what draws it: Streamlit wants all numbers of one type."""
    number = type(field.step)
    if field.low < 0:
        return number(page[field.key]), _signed(field)
    low, high = map(number, (field.low, field.high))
    drawn = partial(st.slider, min_value=low, max_value=high, step=field.step)
    return number(page[field.key]), drawn


def _signed(field):
    """Return what draws whole numbers of both signs: a slider has no real minus."""
    numbers = range(field.low, field.high + 1, field.step)

    def told(number):
        return str(number).replace("-", "\N{MINUS SIGN}")

    return partial(st.select_slider, options=numbers, format_func=told)


def _choice(page, field):
    """Return its value and what draws it, its options side by side."""

    def told(option):
        return page.text(f"options.{field.key}.{option}")

    drawn = partial(st.radio, options=field.options, format_func=told, horizontal=True)
    return page[field.key], drawn


KINDS = {"slider": _slider, "choice": _choice}
