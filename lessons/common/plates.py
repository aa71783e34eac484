"""Pictures under the lens, painted."""

from figures.paint import colours_of, levels
from lessons.parts import Plate
from pictures.png import levels_base64

ROLE = "activation"
SHOWN = 256  # pixels of a map's longer side; it is sent while dragging


def picture_plate(picture):
    """Show the reader's own Picture."""
    return Plate("picture", picture.png, picture.x.shape[2:])


def map_plate(name, values, theme, largest=None, role=ROLE):
    """Paint a feature map.

    Parameters
    ----------
    name : str
        One of the lens's texts.
    values : ndarray, shape (H, W)
    theme : str
    largest : float, optional
        End of the colour scale; the map's own if not given.
    role : str
        Its role in the colour grammar.
    """
    painted = levels(values, role, theme, largest)
    png = levels_base64(painted, colours_of(role, theme), SHOWN)
    return Plate(name, png, values.shape, values)
