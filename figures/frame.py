"""What all charts look like: ground, ink, margins, legend."""

from figures.theme import GROUND, INK

SIZE = 15  # px of the letters
MARGIN = {"l": 0, "r": 16, "t": 28, "b": 8}
LEGEND = {"orientation": "h", "y": 1.02, "yanchor": "bottom"}  # over what is drawn


def framed(figure, theme, height, **layout):
    """Give a figure the program's ground, ink, letters and place for its legend.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
    theme : str
        ``light`` or ``dark``.
    height : int
        In px.
    **layout
        What else Plotly's layout takes.

    Returns
    -------
    figure : plotly.graph_objects.Figure
        The same one.
    """
    look = {
        "height": height,
        "margin": MARGIN,
        "legend": LEGEND,
        "paper_bgcolor": GROUND[theme],
        "plot_bgcolor": GROUND[theme],
        "font": {"size": SIZE, "color": INK[theme]},
    }
    return figure.update_layout(**(look | layout))
