"""The source of what has just run, read from the module itself."""

import ast
import inspect
from textwrap import dedent

import streamlit as st

from ui.controls.inline import inline

SHARES = (3, 5)  # of the width: what is chosen and measured, and the code


def show_source(page, part, show):
    """Show functions of the engine, under a heading that opens or at once.

    Parameters
    ----------
    page : Page
    part : Source
    show : callable
        ``show(page, parts)`` draws what belongs to them, beside the code: that is long.
    """
    if part.open:
        _show(page, part, show)
        return
    place = st.expander(part.label, key=f"source-{page.name}", on_change="rerun")
    if place.open:  # the highlighter costs most of a second: only who looks pays it
        with place:
            _show(page, part, show)


def _show(page, part, show):
    if not part.calls:
        st.code("\n\n".join(map(_code_of, part.functions)))
        return
    rail, main = st.columns(SHARES, gap="medium")
    with rail:
        inline(page, part.choice)
        show(page, part.below)
    with main:  # apart from the functions, which stay while its numbers change
        st.code(part.calls)
        st.code("\n\n".join(map(_without_shapes, part.functions)))


def _code_of(function):
    return dedent(inspect.getsource(function)).rstrip()


def _without_shapes(function):
    """Return the source with the first line of its docstring alone."""
    code = _code_of(function)
    lines, said = code.split("\n"), ast.parse(code).body[0].body[0]
    if said.end_lineno == said.lineno:
        return code
    first = lines[said.lineno - 1] + lines[said.end_lineno - 1].strip()
    return "\n".join([*lines[: said.lineno - 1], first, *lines[said.end_lineno :]])
