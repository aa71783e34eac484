"""Scene: col2im adds one column after the other into dX, and cuts the padding off."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine import conv2d_input_gradient
from scenes.backward import BESIDE
from scenes.cells import Cells
from scenes.convolution.backward import channel_labels, kernel_slices, weights_panel
from scenes.convolution.forward import CHANNEL_CARDS, telling_step
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.sequence import one_after_another
from scenes.windows import Geometry, all_channels


def input_gradient(w, dy, geometry, shape):
    """Run the engine backward for a single filter: what arrives at its input.

    Parameters
    ----------
    w : ndarray, shape (C, KH, KW)
    dy : ndarray, shape (OH, OW)
    geometry : Geometry
    shape : (H, W)

    Returns
    -------
    dx : ndarray, shape (C, H, W)
    """
    move = (geometry.stride, geometry.padding, geometry.dilation)
    return conv2d_input_gradient(dy[None, None], w[None], (1, len(w), *shape), *move)[0]


def folded_back(w, dy, geometry, shape, choose=False):
    """Play how the columns of W_colᵀ·dY are folded back into dX.

    Parameters
    ----------
    w : ndarray, shape (C, KH, KW)
        One filter, as it is multiplied.
    dy : ndarray, shape (OH, OW)
    geometry : Geometry
    shape : (H, W)
        The input's.
    choose : bool
        Whether a cell of dy can be chosen.

    Returns
    -------
    scene : Scene
        T = OH·OW steps; panels ``dy``, ``w``, ``dcols`` (the step's column, in the
        shape of its patch), ``dx`` and ``count``. With padding, the columns add up in
        ``padded``, and one more step cuts ``dx`` out of it.
    """
    bare = Geometry(geometry.kernel, geometry.stride, dilation=geometry.dilation)
    room = tuple(n + sum(P) for n, P in zip(shape, geometry.padding, strict=True))
    whole = input_gradient(w, dy, bare, room)
    if room == tuple(shape):
        return _folding("dx", whole, w, dy, geometry, choose)
    scene = _folding("padded", whole, w, dy, geometry, choose)
    cut = cut_out(input_gradient(w, dy, geometry, shape), geometry, room)
    return one_after_another(scene, cut, start=scene.start, goto="dy")


def _folding(name, sums, w, dy, geometry, choose):
    """Add every column to the panel `name`, which ends as `sums` (C, rows, columns)."""
    cells = _Fold.of(name, geometry, sums.shape, dy.shape)
    return Scene(
        steps=dy.size,
        panels=(
            Panel("dy", dy, "gradient", choose=choose, place=(BESIDE, 0)),
            weights_panel(w, operator="·", place=(0, 1)),
            *_sums(name, sums, w * _largest(dy), geometry, dy.shape),
        ),
        marks=cells.marks(),
        fills=cells.fills(),
        links=cells.links(),
        equation=cells.equation(channel_labels(len(w))),
        narration=Narration.always("column", dy.size),
        start=telling_step(dy),
        goto="dy",
    )


def _largest(dy):
    """Find the cell whose column needs the widest range of colour."""
    return dy.flat[np.abs(dy).argmax()]


def _sums(name, sums, column, geometry, output):
    """Return the largest column as a patch, the sum of all, and the count."""
    room = sums.shape[1:]
    cards = CHANNEL_CARDS.get(len(sums), ())
    state = geometry.states(room, output)
    look = {"state": state, "cards": cards, "share": "dx"}
    touched = _touched(geometry, output, room)
    patch = {"cards": cards, "share": "dx", "digits": 4, "operator": "="}
    return (
        Panel("dcols", column, "gradient", place=(1, 1), **patch),
        Panel(
            name, sums, "gradient", digits=4, operator="→", place=(BESIDE, 2), **look
        ),
        Panel("count", touched, "count", digits=0, state=state, place=(BESIDE, 3)),
    )


@lru_cache(maxsize=32)
def _touched(geometry, output, room):
    """Count how many columns each cell of the padded input is in."""
    bare = Geometry(geometry.kernel, geometry.stride, dilation=geometry.dilation)
    ones = np.ones((1, *geometry.kernel))
    counts = input_gradient(ones, np.ones(output), bare, room)[0]
    counts.flags.writeable = False
    return counts


@dataclass(frozen=True, eq=False)
class _Fold:
    """Cells of each step while columns are folded into the panel `name`.

    The window and the kernel's slice by channel, both as a whole, the cell of dy.
    """

    name: str
    window: tuple
    kernel: tuple
    whole_window: Cells
    whole_kernel: Cells
    cell: Cells

    @classmethod
    def of(cls, name, geometry, sums, output):
        channels, *room = sums
        steps, area = output[0] * output[1], int(np.prod(geometry.kernel))
        window = tuple(geometry.windows(c, room, output) for c in range(channels))
        return cls(
            name,
            window,
            kernel_slices(channels, area, steps),
            all_channels(window[0], channels, room[0] * room[1]),
            Cells.fixed(steps, np.arange(channels * area)),
            Cells.one_by_one(steps),
        )

    def marks(self):
        return (
            Mark("dy", self.cell),
            Mark("w", self.whole_kernel, "window"),
            Mark("dcols", self.whole_kernel, "window"),
            Mark(self.name, self.whole_window, "window"),
            Mark("count", self.window[0], "window"),
        )

    def fills(self):
        """Make the column, count where it goes, and add it there."""
        product = (("w", self.whole_kernel), ("dy", self.cell))
        column = ("dcols", self.whole_kernel)
        return (
            Fill(
                *column,
                None,
                factors=product,
                source=Source.as_a_whole("dy", self.cell),
            ),
            Fill("count", self.window[0], None, "add"),
            Fill(
                self.name,
                self.whole_window,
                None,
                "add",
                Source.cell_by_cell(*column),
                product,
            ),
        )

    def links(self):
        pairs = zip(self.kernel, self.window, strict=True)
        return (
            Link.step_by_step("dy", self.cell, self.name, self.whole_window),
            Link.step_by_step("count", self.window[0], "dy", self.cell),
            *(
                Link.cell_by_cell("w", kernel, self.name, window)
                for kernel, window in pairs
            ),
        )

    def equation(self, labels):
        groups = tuple(
            Group("w", kernel, "dy", self.cell, label)
            for kernel, label in zip(self.kernel, labels, strict=True)
        )
        return Equation("add", groups, self.name, self.whole_window)


def cut_out(dx, geometry, room, **look):
    """Play the last step: what fell on padding is dropped.

    Parameters
    ----------
    dx : ndarray, shape (C, H, W)
    geometry : Geometry
    room : (rows, columns)
        Of the panel ``padded``, out of which dx is cut.
    look
        What else its Panel is given.
    """
    (top, _), (left, _) = geometry.padding
    C, H, W = dx.shape
    maps = np.arange(C)[:, None, None] * room[0] * room[1]
    rows = (np.arange(H)[:, None] + top) * room[1]
    inside = Cells.fixed(1, (maps + rows + np.arange(W) + left).ravel())
    cells = Cells.fixed(1, np.arange(dx.size))
    look |= {"cards": CHANNEL_CARDS.get(C, ()), "share": "dx", "digits": 4}
    return Scene(
        steps=1,
        panels=(Panel("dx", dx, "gradient", operator="→", place=(BESIDE, 4), **look),),
        marks=(Mark("padded", inside, "window"), Mark("dx", cells, "window")),
        fills=(
            Fill(
                "dx",
                cells,
                dx.reshape(1, -1),
                source=Source.cell_by_cell("padded", inside),
            ),
        ),
        links=(Link.cell_by_cell("padded", inside, "dx", cells),),
        narration=Narration.always("cut", 1),
    )
