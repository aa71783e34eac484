"""Work at a press that would disturb what others time, and be disturbed by it."""

import streamlit as st

from ui.work.slot import definition_slot


def run_alone(run):
    """Run something as the only reader of this server.

    Parameters
    ----------
    run : callable

    Returns
    -------
    result : object or None
        None where somebody else is at it.
    """
    holder = object()
    if not definition_slot().take(holder):
        return None
    try:
        return run()
    finally:
        definition_slot().release(holder)


def show_timed(page, part, show):
    """Offer the work or do it at once, and show what came out.

    Parameters
    ----------
    page : Page
    part : Timed
    show : callable
        ``show(page, parts)``.
    """
    if part.at_once:
        show(page, part.run())
        return
    if not st.button(part.label):
        return
    result = run_alone(part.run)
    if result is None:
        st.info(page.text("definition.busy"))
    else:
        show(page, result)
