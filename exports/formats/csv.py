"""The numbers on show for a spreadsheet.

A table after the other: a line with its name and its shape, its rows, an empty line; of
a sheet of maps, a table a map.
"""

import csv

import numpy as np

from exports.numbers import numbers


def write(work, path, _tell):
    """Write the file; see ``exports.formats``."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        for name, array in numbers(work).items():
            for title, table in _tables(name, array):
                lines.writerow([title, " × ".join(map(str, table.shape))])
                lines.writerows(map(_written, np.atleast_2d(table)))
                lines.writerow([])


def _tables(name, array):
    """Part an array into tables of at most two axes, and name each."""
    for place in np.ndindex(array.shape[:-2]):
        number = "".join(f"[{each}]" for each in place)
        yield name + number, array[place]


def _written(row):
    """Numbers in all their digits; nothing where none has arrived."""
    return ["" if np.isnan(value) else value for value in row]
