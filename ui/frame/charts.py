"""Charts beside each other."""

import streamlit as st


def side_by_side(figures, key):
    """Draw figures in a row; on a phone, one under the other.

    Parameters
    ----------
    figures : sequence of plotly.graph_objects.Figure
    key : str
        Begins the key of each.
    """
    for number, place in enumerate(st.columns(len(figures))):
        place.plotly_chart(figures[number], key=f"{key}-{number}")
