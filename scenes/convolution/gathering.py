"""Scene: each cell of dX is collected from the cells of dy in whose window it lay."""

from dataclasses import dataclass

import numpy as np

from scenes.cells import Cells
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.windows import all_channels, windows


def gathering(spread, turned, full, geometry, labels=("",)):
    """Play how every cell of dX is collected from the cells of dy in its window.

    Parameters
    ----------
    spread : Panel
        One map or F maps of dy, spread out.
    turned : Panel
        The kernels (C·F, KH, KW), turned: for each map of dX those of all maps of dy.
    full : Panel
        dX, shape (C, H, W) or (H, W).
    geometry : Geometry
        Of the layer.
    labels : tuple of str
        What stands over the products of each map of dy.

    Returns
    -------
    scene : Scene
        T = C·H·W steps.
    """
    cells = _Gather.of(spread.sheet.shape, full.sheet.shape, geometry)
    names = spread.name, turned.name, full.name
    gained = full.values.reshape(-1, 1)
    source = Source.as_a_whole(spread.name, cells.whole_window)
    return Scene(
        steps=cells.cell.steps,
        panels=(spread, turned, full),
        marks=cells.marks(*names),
        fills=(Fill(full.name, cells.cell, gained, source=source),),
        links=(
            Link.step_by_step(spread.name, cells.whole_window, full.name, cells.cell),
        ),
        equation=cells.equation(*names, labels),
        narration=Narration.always("gather", cells.cell.steps),
    )


@dataclass(frozen=True, eq=False)
class _Gather:
    """Cells of each step: windows and kernels by map of dy, and all of them; of dX."""

    windows: tuple
    kernels: tuple
    whole_window: Cells
    whole_kernel: Cells
    cell: Cells

    @classmethod
    def of(cls, spread, full, geometry):
        (F, *room), (C, H, W) = spread, full
        area = int(np.prod(geometry.kernel))
        moves = geometry.kernel, (1, 1), geometry.dilation
        window = windows(0, room, (H, W), *moves)
        window = Cells.moving(np.tile(window.origin, C), window.offsets)
        first = np.repeat(np.arange(C) * F * area, H * W)
        size = room[0] * room[1]
        return cls(
            tuple(_from(window, f * size) for f in range(F)),
            tuple(Cells.moving(first, f * area + np.arange(area)) for f in range(F)),
            all_channels(window, F, size),
            Cells.moving(first, np.arange(F * area)),
            Cells.one_by_one(C * H * W),
        )

    def marks(self, spread, turned, full):
        return (
            Mark(spread, self.whole_window, "window"),
            Mark(turned, self.whole_kernel, "window"),
            Mark(full, self.cell),
        )

    def equation(self, spread, turned, full, labels):
        """Add up the products of every map of dy."""
        pairs = zip(self.windows, self.kernels, labels, strict=True)
        groups = tuple(Group(spread, a, turned, b, label) for a, b, label in pairs)
        return Equation("dot", groups, full, self.cell, None)


def _from(cells, first):
    """Move a pattern on by so many cells."""
    return Cells(cells.origin + np.int32(first), cells.offsets)
