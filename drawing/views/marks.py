"""The frames of a step, each over a dark rim."""

from drawing.display import Rectangle

HALO = ("#000000", 0.55, 2)  # colour, opacity, px that it is thicker
THICK = {"window": 3.0}  # px
OTHERS = 3.5


def frames(views, moment, accent):
    """Draw the frames of a moment, each over a dark rim.

    Parameters
    ----------
    views : dict
    moment : scenes.replay.Moment
    accent : dict of str to str
        Colour of each style.

    Returns
    -------
    items : list of Rectangle
    """
    items = []
    for mark, cells in moment.marks:
        colour, thick = accent[mark.style], THICK.get(mark.style, OTHERS)
        about = ("mark", mark.panel, mark.style, *map(int, cells))
        for *box, radius in views[mark.panel].frames(cells):
            rim, share, more = HALO
            items += [
                Rectangle(*box, "", rim, thick + more, radius, share),
                Rectangle(*box, "", colour, thick, radius, about=about),
            ]
    return items
