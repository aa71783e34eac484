"""The source of what has just run, read from the module itself."""

import inspect
from textwrap import dedent

import streamlit as st

from ui.controls.inline import inline


def show_source(page, part, show):
    """Show functions of the engine, under a heading that opens or at once.

    Parameters
    ----------
    page : Page
    part : Source
    show : callable
        ``show(page, parts)`` draws what belongs to them, above the code: that is long.
    """
    if part.open:
        _show(page, part, show)
        return
    place = st.expander(part.label, key=f"source-{page.name}", on_change="rerun")
    if place.open:  # the highlighter costs most of a second: only who looks pays it
        with place:
            _show(page, part, show)


def _show(page, part, show):
    if part.choice:
        inline(page, part.choice)
    show(page, part.below)
    st.code("\n\n".join(map(_code_of, part.functions)))


def _code_of(function):
    return dedent(inspect.getsource(function)).rstrip()
