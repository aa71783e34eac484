"""The source of what has just run, read from the module itself."""

import inspect
from textwrap import dedent

import streamlit as st

from ui.controls.inline import inline


def show_source(page, part, show):
    """Show functions of the engine under a heading that opens.

    Parameters
    ----------
    page : Page
    part : Source
    show : callable
        ``show(page, parts)`` draws what stands below them.
    """
    place = st.expander(part.label, key=f"source-{page.name}", on_change="rerun")
    if not place.open:  # the highlighter costs most of a second: only who looks pays it
        return
    with place:
        if part.choice:
            inline(page, part.choice)
        st.code("\n\n".join(map(_code_of, part.functions)))
        show(page, part.below)


def _code_of(function):
    return dedent(inspect.getsource(function)).rstrip()
