"""Matrices on the stage: as they are, or turned over their diagonal."""

from dataclasses import dataclass, replace

import numpy as np

from scenes.cells import Cells


@dataclass(frozen=True)
class Matrix:
    """Where the cells of a matrix lie on its panel.

    Parameters
    ----------
    rows, columns : int
        The matrix's own, however it lies.
    turned : bool
        Whether the panel shows its transpose.
    """

    rows: int
    columns: int
    turned: bool = False

    @property
    def transposed(self):
        """The same matrix, shown the other way round."""
        return replace(self, turned=not self.turned)

    def lay(self, values):
        """Values as the panel shows them."""
        return values.T if self.turned else values

    def flat(self, row, column):
        """Flat index on the panel of a cell, or of many, of the matrix."""
        down, across = (1, self.rows) if self.turned else (self.columns, 1)
        return np.asarray(row) * down + np.asarray(column) * across

    def each_column(self, first=0, last=None):
        """Go through the columns, one a step: their rows from `first` to `last`."""
        rows = np.arange(first, self.rows if last is None else last)
        return Cells.moving(self.flat(0, np.arange(self.columns)), self.flat(rows, 0))

    def each_row(self):
        """Go through the rows, one a step."""
        columns = np.arange(self.columns)
        return Cells.moving(self.flat(np.arange(self.rows), 0), self.flat(0, columns))

    def along(self, row):
        """Go along one row, a cell a step."""
        return Cells.listed(self.flat(row, np.arange(self.columns)))

    def row(self, steps, row, first=0, last=None):
        """Stay on one row, from column `first` to `last`, for so many steps."""
        columns = np.arange(first, self.columns if last is None else last)
        return Cells.fixed(steps, self.flat(row, columns))

    def bands(self, rows=(), columns=()):
        """Bands of the matrix's rows and columns, as arguments of its Panel."""
        sides = (columns, rows) if self.turned else (rows, columns)
        return dict(zip(("row_bands", "column_bands"), sides, strict=True))
