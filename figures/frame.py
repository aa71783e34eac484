"""What all charts look like: ground, ink, margins."""

from figures.theme import GROUND, INK

SIZE = 15  # px of the letters
MARGIN = {"l": 0, "r": 16, "t": 28, "b": 8}


def framed(figure, theme, height, **layout):
    """Give a figure the program's ground, ink and letters.

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
        "paper_bgcolor": GROUND[theme],
        "plot_bgcolor": GROUND[theme],
        "font": {"size": SIZE, "color": INK[theme]},
    }
    return figure.update_layout(**(look | layout))
