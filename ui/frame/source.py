"""The source of what has just run, read from the module itself."""

import inspect

import streamlit as st


def show_source(label, *functions):
    """Show functions of the engine under a heading that opens.

    Parameters
    ----------
    label : str
        In the reader's language.
    functions : callables
        Their source stands there as it is in the repository.

    Returns
    -------
    place : DeltaGenerator
        Where more can be put under the source.
    """
    key = f"source-{functions[0].__name__}"
    place = st.expander(label, key=key, on_change="rerun")
    if place.open:  # the highlighter costs most of a second: only who looks pays it
        place.code("\n\n".join(inspect.getsource(each).rstrip() for each in functions))
    return place
