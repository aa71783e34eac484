"""The im2col lesson's code: as textbooks write it, in the layout that is on show."""

from dataclasses import replace

from engine import col2im, im2col, textbook
from engine.geometry import Axis, Grid
from lessons.common.code import BACKWARD, CODE, FORWARD, Convolution, code

WORDS = replace(CODE, options=("textbook", "definition", "engine"), default="textbook")
CALLED = Grid.meetings, Axis.inside
ENGINE = {"forward": (im2col, col2im, *CALLED), "backward": (col2im, im2col, *CALLED)}


def product_code(values, sources, x, w, geometry, b, dy=None):
    """Show the code of the product of matrices, which can be run.

    Parameters
    ----------
    values : Values
    sources : Sources
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    geometry : Geometry
    b : ndarray, shape (F,)
    dy : ndarray, shape (N, F, OH, OW), optional
        Backward, the gradient that comes in.
    """
    known = FORWARD if dy is None else BACKWARD
    turned = (textbook.im2row,) if values["layout"] == "rows" else ()
    called, unfold, *others = known["textbook"]
    book = {"textbook": (called, unfold, *turned, *others)}
    engine = {"engine": ENGINE["forward" if dy is None else "backward"]}
    computed = Convolution(x, w, b, geometry, dy)
    return code(values, sources, computed, known | book | engine)
