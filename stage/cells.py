"""The Cells of a Scene, as a table: what its parts name by number."""


class CellsTable:
    """Cells that several parts of a Scene share are sent once.

    Parameters
    ----------
    buffers : Buffers
        Where their arrays go.
    """

    def __init__(self, buffers):
        self.buffers = buffers
        self.rows = []
        self._numbers = {}

    def number(self, cells):
        """Return the row of the table in which these Cells stand; None for none."""
        if cells is None:
            return None
        if id(cells) not in self._numbers:
            self._numbers[id(cells)] = len(self.rows)
            arrays = {key: self.buffers.add(part) for key, part in vars(cells).items()}
            self.rows.append(arrays)
        return self._numbers[id(cells)]

    def of(self, panel, cells):
        """Name Cells of a panel."""
        return {"panel": panel, "cells": self.number(cells)}
