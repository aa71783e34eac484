"""Scene: the same layers one behind the other, with padding and without."""

from dataclasses import dataclass

import numpy as np

from scenes.cells import Ragged
from scenes.convolution.forward import filtered
from scenes.panels import Panel
from scenes.scene import Fill, Mark, Narration, Scene
from scenes.windows import Geometry, same_padding

MOST = 7  # layers on show, for one row of panels: of more, some are left out
WAYS = ("padded", "bare")  # rows of the stage
LOOK = {"colour": "grey", "share": "grey", "slim": True}


@dataclass(frozen=True, eq=False)
class Stack:
    """What a picture becomes, layer by layer.

    Parameters
    ----------
    moves : dict of str to Geometry
        By WAYS, how the window moves in every layer.
    maps : dict of str to list of ndarray
        By WAYS, the picture and what each layer makes of it.
    """

    moves: dict
    maps: dict

    @classmethod
    def of(cls, x, w):
        """Apply a filter again and again, until without padding it fits nowhere.

        Parameters
        ----------
        x : ndarray, shape (H, W)
        w : ndarray, shape (KH, KW)
        """
        bare = Geometry(w.shape)
        same = Geometry(w.shape, padding=same_padding(w.shape, bare.dilation))
        moves = dict(zip(WAYS, (same, bare), strict=True))
        depth = layers_until_nothing(x.shape, w.shape) or MOST
        maps = {way: _repeated(x, w, moves[way], depth) for way in WAYS}
        return cls(moves, maps)

    @property
    def depth(self):
        """How many layers there are."""
        return len(self.maps["bare"]) - 1

    @property
    def shown(self):
        """Numbers of the layers on show, the first and the last one among them."""
        spread = np.linspace(1, self.depth, min(self.depth, MOST))
        return [int(number) for number in spread.round()]


def layers_until_nothing(size, kernel):
    """Count the layers that a picture lasts: without padding each takes K − 1 cells.

    Parameters
    ----------
    size, kernel : (rows, columns)

    Returns
    -------
    int or None
        None for a 1 × 1 kernel, which takes none.
    """
    sides = zip(size, kernel, strict=True)
    return min(((side - 1) // (K - 1) for side, K in sides if K > 1), default=None)


def _repeated(x, w, geometry, depth):
    maps = [x]
    for _ in range(depth):
        maps.append(filtered(maps[-1][None, None], w[None, None], geometry)[0])
    return maps


def stacked(stack):
    """Play the layers, both ways at a time.

    Parameters
    ----------
    stack : Stack

    Returns
    -------
    scene : Scene
        Panels ``x`` and, for each layer on show, ``padded3`` over ``bare3``; it opens
        on the last step, where all are there. The narration's keys are ``layer3``.
    """
    numbers = stack.shown
    x, *_ = stack.maps["bare"]
    panels, marks, fills = [Panel("x", x, place=(None, 0), **LOOK)], [], []
    for step, number in enumerate(numbers):
        for row, way in enumerate(WAYS):
            name, y = f"{way}{number}", stack.maps[way][number]
            sign = "" if row else "→"
            place = (row, step + 1)
            panels.append(Panel(name, y, operator=sign, place=place, **LOOK))
            cells = Ragged.listed([np.arange(y.size)]).during(
                step, len(numbers) - 1 - step
            )
            marks.append(Mark(name, cells, "window"))
            fills.append(Fill(name, cells, y.ravel()))
    keys = tuple(f"layer{number}" for number in numbers)
    says = Narration(keys, np.arange(len(keys), dtype=np.uint8))
    return Scene(
        *(len(keys), tuple(panels), tuple(marks), tuple(fills)),
        narration=says,
        start=len(keys) - 1,
    )
