"""The definition beside the engine: the same numbers, and how long each took."""

import time

import numpy as np
import streamlit as st

from ui.work.slot import definition_slot


def offer_comparison(lesson, definition, engine):
    """Run both at a press of a button and say how they compare.

    Parameters
    ----------
    lesson : Lesson
    definition, engine : callable
        Without arguments; each returns an array of the same shape. The definition
        is pure Python, so only one session runs it at a time.
    """
    if not st.button(lesson.text("definition.run")):
        return
    holder = object()
    if not definition_slot().take(holder):
        st.info(lesson.text("definition.busy"))
        return
    try:
        slow, slow_ms = _timed(definition)
    finally:
        definition_slot().release(holder)
    fast, fast_ms = _timed(engine)
    difference = float(np.abs(slow - fast).max())
    st.text(
        lesson.text(
            "definition.result",
            count=slow.size,
            difference=f"{difference:.1e}",
            slow=f"{slow_ms:.1f}",
            fast=f"{fast_ms:.1f}",
        )
    )


def _timed(compute):
    start = time.perf_counter()
    result = compute()
    return result, 1000 * (time.perf_counter() - start)
