"""What forward and backward share when windows lie as columns: sizes and cells."""

from dataclasses import dataclass

import numpy as np

from engine import im2col
from scenes.cells import Cells
from scenes.convolution.forward import CHANNEL_CARDS, CHANNEL_COLOURS
from scenes.im2col.matrices import Matrix
from scenes.panels import PADDING, REAL, Band, Panel
from scenes.windows import Geometry, all_channels

BYTES = 20_000  # cells; larger matrices are sent with one byte a cell
CENTS = 0.01  # what pictures and weights are whole multiples of
PICTURE = "picture"  # range that x and what is taken from it share
SCALE = 1.8  # cells of pictures and maps, in cells of the matrices
LARGE, SEEN = 100, 60  # rows of a picture that is shown small; cells, of a kernel there
MOST_CARDS = 8  # maps that stand as cards


@dataclass(frozen=True, eq=False)
class Unfolding:
    """A picture whose windows are laid out as columns, for filters that meet them.

    `patches` is X_col (C·KH·KW, L), `filters` W_col (F, C·KH·KW), `results` their
    product (F, L), `biases` what is added to each of its rows (F, 1); `window` the
    cells of all channels under the window, step by step.
    """

    geometry: Geometry
    shape: tuple
    padded: tuple
    output: tuple
    patches: Matrix
    filters: Matrix
    results: Matrix
    biases: Matrix
    window: Cells

    @classmethod
    def of(cls, x_shape, w_shape, geometry, turned=False):
        """Lay out pictures (1, C, H, W) for filters (F, C, KH, KW).

        `turned`: patches are rows, and every matrix lies as its transpose.
        """
        (C, H, W), (F, _, KH, KW) = x_shape[1:], w_shape
        output = geometry.output((H, W))
        (top, bottom), (left, right) = geometry.padding
        padded = (H + top + bottom, W + left + right)
        L, D = output[0] * output[1], C * KH * KW
        window = geometry.windows(0, padded, output)
        return cls(
            geometry,
            (C, H, W),
            padded,
            output,
            Matrix(D, L, turned),
            Matrix(F, D, turned),
            Matrix(F, L, turned),
            Matrix(F, 1, turned),
            all_channels(window, C, padded[0] * padded[1]),
        )

    @property
    def steps(self):
        """How many windows there are (L)."""
        return self.patches.columns

    @property
    def turned(self):
        """Whether patches are rows."""
        return self.patches.turned

    @property
    def look(self):
        """Colours and cards of whatever has one map a channel, for its Panel."""
        C = self.shape[0]
        colours = CHANNEL_COLOURS.get(C, ("activation",) * C)
        return {"colour": colours, "cards": CHANNEL_CARDS.get(C, ())}

    def columns(self, x):
        """X_col of a picture (1, C, H, W), shape (C·KH·KW, L)."""
        move = self.geometry
        return im2col(x, move.kernel, move.stride, move.padding, move.dilation)[0]

    def special_case(self):
        """Name the case: ``reshape``, ``dense`` or ``window``, the ordinary one."""
        size = self.shape[1:]
        if self.geometry.kernel == self.padded:
            return "dense"
        alike = self.padded == self.output == size
        return "reshape" if self.geometry.kernel == (1, 1) and alike else "window"

    def bands(self):
        """One band a channel, as the rows of X_col and the columns of W_col."""
        look, area = self.look, int(np.prod(self.geometry.kernel))
        labels = look["cards"] or ("",) * self.shape[0]
        pairs = enumerate(zip(look["colour"], labels, strict=True))
        return tuple(
            Band(c * area, (c + 1) * area, colour, label)
            for c, (colour, label) in pairs
        )

    @property
    def patch(self):
        """All cells of the patch, at every step."""
        return Cells.fixed(self.steps, np.arange(self.patches.rows))

    def map_cells(self, shown):
        """Cells of each step on a panel of maps: in all of them, and in the one played.

        Where there are many, the panel holds the one that is played.
        """
        L, F = self.steps, self.results.rows
        few = F <= MOST_CARDS
        every = np.arange(F if few else 1) * L
        every = Cells.moving(np.arange(L), every)
        return every, Cells.one_by_one(L, shown * L if few else 0)

    @property
    def is_large(self):
        """Whether the picture is so large that it is shown small."""
        return max(self.padded) > LARGE

    @property
    def kernel_scale(self):
        """Cells of a patch and a filter, which are dots beside a large picture."""
        beside = SEEN / max(self.geometry.kernel) if self.is_large else 0
        return max(SCALE, beside)

    def pictures(self, x, cols):
        """Return the padded picture, and the patch under the window."""
        padded = self.geometry.padded(x[0])
        state = self.geometry.states(self.padded, self.output)
        patch = cols[:, 0].reshape(-1, *self.geometry.kernel)
        look = self.look | {"share": PICTURE}
        large = {"state": state, "quantum": quantum_of(padded)}
        return (
            Panel("x", padded, place=(0, 0), scale=SCALE, **large, **look),
            Panel("patch", patch, place=(1, 0), scale=self.kernel_scale, **look),
        )

    def maps_panel(self, name, maps, shown, **look):
        """Show maps (F, OH, OW); of many, only the one that is played."""
        look |= {"scale": SCALE}
        if len(maps) > MOST_CARDS:
            return Panel(name, maps[shown], **(look | {"share": ""}))
        several = len(maps) > 1
        labels = tuple(str(number + 1) for number in range(len(maps)))
        cards = {"cards": labels if several else (), "front": shown, "pick": several}
        return Panel(name, maps, **cards, **look)

    def columns_panel(self, cols):
        """Show X_col (C·KH·KW, L) of a picture."""
        look = {"share": PICTURE, "quantum": quantum_of(cols)}
        if np.any(self.geometry.padding):  # else a megabyte that says nothing
            real = self.columns(np.ones((1, *self.shape))) > 0
            state = np.where(real, REAL, PADDING).astype(np.uint8)
            look["state"] = self.patches.lay(state)
        return self.patches_panel("cols", cols, colour="grey", **look)

    def by_channel(self, shown):
        """Label, cells of the column and of the filter's row, for every channel."""
        for band in self.bands():
            yield (
                band.label,
                self.patches.each_column(band.start, band.stop),
                self.filters.row(self.steps, shown, band.start, band.stop),
            )

    def patches_panel(self, name, values, **look):
        """Show a matrix (C·KH·KW, L) of patches."""
        return self._panel(name, self.patches, values, rows=self.bands(), **look)

    def filters_panel(self, name, values, **look):
        """Show a matrix (F, C·KH·KW) of filters."""
        return self._panel(name, self.filters, values, columns=self.bands(), **look)

    def results_panel(self, name, values, **look):
        """Show a matrix (F, L) of results."""
        return self._panel(name, self.results, values, **look)

    def biases_panel(self, name, values, **look):
        """Show a number (F,) for each filter."""
        return self._panel(name, self.biases, values[:, None], slim=True, **look)

    def slopes_panel(self, slopes):
        """Show dY, the gradient of the product (F, L)."""
        return self.results_panel("dy", slopes, colour="gradient", share="dy")

    def slope_maps(self, dy, shown, choose, column):
        """Show the same as maps (F, OH, OW), under it; cells may be chosen."""
        look = {"colour": "gradient", "share": "dy", "choose": choose}
        return self.maps_panel("dmaps", dy, shown, place=(1, column), **look)

    def _panel(self, name, matrix, values, rows=(), columns=(), **look):
        look |= matrix.bands(rows, columns)
        return Panel(name, matrix.lay(values), scale=1.0, **look)


def quantum_of(values, quantum=CENTS):
    """Send a large matrix as multiples of `quantum`, a small one as it is."""
    return quantum if values.size > BYTES else 0.0
