"""Scene: the gradient of the backward pass over the numerical one, cell by cell."""

import math

import numpy as np

from scenes.backward import in_a_row
from scenes.cells import Cells
from scenes.panels import DOUBTFUL, REAL, Panel
from scenes.scene import Link, Scene

MOST_DIGITS = 16  # that two numbers of float64 can agree in
MOST_DECIMALS = 6  # that are printed
LARGEST = 3  # cells of a small part, in cells of the largest


def comparison(compared):
    """Put the gradients of every part side by side, and how far they agree.

    Parameters
    ----------
    compared : sequence of engine.comparison.Compared
        Of any shape; leading axes of length 1 are left out.

    Returns
    -------
    scene : Scene
        One step; for a part ``x`` the panels ``dx``, ``dx-numeric`` and
        ``dx-digits`` (how many decimals of the largest gradient agree) one below the
        other, or, of a single part, in a row. Gradients are rounded as they are
        printed; cells left out are doubtful. The fewer cells a part has, the larger
        they are.
    """
    sides = [_longest(part) for part in compared]
    scales = [min(LARGEST, max(sides) / side) for side in sides]
    columns = [
        _column(part, column, scale)
        for column, (part, scale) in enumerate(zip(compared, scales, strict=True))
    ]
    scene = Scene(
        steps=1,
        panels=tuple(panel for column in columns for panel in column),
        links=tuple(link for column in columns for link in _links(column)),
    )
    return scene if len(columns) > 1 else in_a_row(scene)


def agreeing_digits(part):
    """Count the digits in which two gradients agree, relative to the largest.

    Parameters
    ----------
    part : engine.comparison.Compared

    Returns
    -------
    digits : ndarray of float, of the part's shape
        Whole numbers from 0 to 16; 0 where a cell is left out.
    """
    difference = np.maximum(part.difference, 10.0**-MOST_DIGITS)
    return np.floor(-np.log10(difference)).clip(0, MOST_DIGITS) * ~part.left_out


def _column(part, column, scale):
    state = np.where(_sheet(part.left_out), DOUBTFUL, REAL).astype(np.uint8)
    name, digits = f"d{part.name}", _digits(part.analytic)
    look = {"state": state, "across": _across(state), "scale": scale}
    gradient = {"colour": "gradient", "share": name, "digits": digits} | look
    analytic, numeric = map(_sheet, _rounded(part, digits))
    agreeing = _sheet(agreeing_digits(part))
    return (
        Panel(name, analytic, place=(0, column), **gradient),
        Panel(f"{name}-numeric", numeric, place=(1, column), **gradient),
        Panel(f"{name}-digits", agreeing, "count", place=(2, column), digits=0, **look),
    )


def _rounded(part, digits):
    """Round both gradients, so that a half is not up in one and down in the other."""
    analytic = part.analytic.round(digits)
    same = np.abs(part.analytic - part.numeric) < 10.0 ** -(digits + 2)
    return analytic, np.where(same, analytic, part.numeric.round(digits))


def _across(sheet):
    """How many maps of a sheet stand side by side: as many as below each other."""
    return math.ceil(math.sqrt(len(sheet))) if sheet.ndim == 3 else 0


def _longest(part):
    """Cells of a part's longer side, as it is laid out."""
    sheet = _sheet(part.analytic)
    return max(sheet.shape[-2:]) * max(1, _across(sheet))


def _digits(values):
    """Decimals with which the largest of them has three significant digits."""
    largest = np.abs(values).max(initial=0)
    wanted = 2 - int(np.floor(np.log10(largest))) if largest > 0 else 1
    return int(np.clip(wanted, 1, MOST_DECIMALS))


def _sheet(values):
    """See an array of any shape as a matrix, or as a sheet of maps."""
    matrix = values.reshape(-1, *np.atleast_2d(values).shape[-2:])
    return matrix[0] if len(matrix) == 1 else matrix


def _links(column):
    first, *others = column
    cells = Cells.one_by_one(first.values.size)
    return tuple(
        Link.cell_by_cell(first.name, cells, other.name, cells) for other in others
    )
