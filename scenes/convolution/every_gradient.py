"""Scene: all that a convolution sends back, one view of it after the other."""

from dataclasses import replace

from scenes.backward import ABOVE, BELOW
from scenes.convolution.backward import weights_gradient
from scenes.convolution.forward import telling_step
from scenes.convolution.full import gathered
from scenes.convolution.input_gradient import folded_back, input_gradient
from scenes.sequence import one_after_another

DIGITS = 4  # of gradients
ROWS = (
    ("x", "w", "b", "dy", "patch", "dcols", "count"),
    ("dx", "dw", "db", "spread", "turned", "full"),
)
SIGNS = {"turned": "∗", "full": "="}  # that still hold where the panels stand here


def convolution_in_full(x, w, dy, geometry, bias=0.0, choose=False):
    """Play dW and db, then dX by col2im, then dX as a full convolution.

    Parameters
    ----------
    x : ndarray, shape (1, C, H, W)
    w : ndarray, shape (C, KH, KW)
        One filter, as it is multiplied.
    dy : ndarray, shape (OH, OW)
    geometry : Geometry
        Without padding.
    bias : float
    choose : bool
        Whether a cell of dy can be chosen.

    Returns
    -------
    scene : Scene
        OH·OW steps pile up ``dw`` and ``db``, as many fold columns back into ``dx``,
        and C·H·W steps gather ``full``, which ends like ``dx``; it opens among these.
        Each of the three is a chapter.
    """
    shape = x.shape[2:]
    dx = input_gradient(w, dy, geometry, shape)[0]
    scene = one_after_another(
        weights_gradient(x, w, dy[None], geometry, bias, choose).titled("weights"),
        folded_back(w, dy, geometry, shape, choose).titled("folded"),
        gathered(w, dy, geometry, shape).titled("gathered"),
        start=2 * dy.size + telling_step(dx),
    )
    return replace(scene, panels=tuple(map(_placed, scene.panels)))


def _placed(panel):
    """Put a panel into two rows, gradients under what they are gradients of."""
    row = ABOVE if panel.name in ROWS[ABOVE] else BELOW
    place = (row, ROWS[row].index(panel.name))
    digits = DIGITS if panel.colour == "gradient" else panel.digits
    sign = SIGNS.get(panel.name, "")
    return replace(panel, place=place, digits=digits, operator=sign)
