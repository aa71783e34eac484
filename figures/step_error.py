"""Figure: how far a numerical gradient is off, over the size of its step."""

from itertools import product

import plotly.graph_objects as go

from figures.theme import DIVERGING, GROUND, INK

ROLES = ("activation", "weight", "gradient")  # colours of the lines, one after another
DASHES = ("solid", "dash")  # where these colours are used up, once more


def step_error_chart(steps, errors, labels, theme):
    """Draw errors over step sizes, both on logarithmic axes.

    Parameters
    ----------
    steps : sequence of float
    errors : dict of str to sequence of float
        By the name of each line, at most six; NaN leaves a gap.
    labels : dict
        ``step``, ``error``, ``rounding`` (the left end) and ``truncation`` (the
        right end), in the reader's language.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
    """
    figure = go.Figure(list(_lines(steps, errors, theme)))
    for side, text in (
        (0, f"← {labels['rounding']}"),
        (1, f"{labels['truncation']} →"),
    ):
        anchor = ("left", "right")[side]
        figure.add_annotation(
            x=side,
            y=1,
            xref="paper",
            yref="paper",
            text=text,
            xanchor=anchor,
            yanchor="bottom",
            showarrow=False,
        )
    power = {"type": "log", "exponentformat": "power", "zeroline": False}
    return figure.update_layout(
        height=300,
        margin={"l": 0, "r": 16, "t": 32, "b": 8},
        paper_bgcolor=GROUND[theme],
        plot_bgcolor=GROUND[theme],
        font={"size": 15, "color": INK[theme]},
        xaxis=power | {"title": labels["step"], "dtick": 1},
        yaxis=power | {"title": labels["error"], "dtick": 2},
        legend={
            "orientation": "h",
            "y": 1.02,
            "x": 0.5,
            "xanchor": "center",
            "yanchor": "bottom",
        },
        showlegend=True,
    )


def _lines(steps, errors, theme):
    for (name, values), (dash, role) in zip(
        errors.items(), product(DASHES, ROLES), strict=False
    ):
        line = {"color": DIVERGING[theme][role][-1], "dash": dash}
        yield go.Scatter(x=steps, y=values, name=name, mode="lines+markers", line=line)
