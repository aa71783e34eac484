"""Scene: the gradient of the backward pass beside the numerical one, cell by cell."""

import numpy as np

from scenes.cells import Cells
from scenes.panels import DOUBTFUL, REAL, Panel
from scenes.scene import Link, Scene

MOST_DIGITS = 16  # that two numbers of float64 can agree in
MOST_DECIMALS = 6  # that are printed
ACROSS = 4  # maps that stand side by side, at most


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
        ``dx-digits`` (how many decimals of the largest gradient agree) in one row.
        Gradients are rounded as they are printed; cells left out are doubtful.
    """
    rows = [_row(part, row) for row, part in enumerate(compared)]
    return Scene(
        steps=1,
        panels=tuple(panel for row in rows for panel in row),
        links=tuple(link for row in rows for link in _links(row)),
    )


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


def _row(part, row):
    state = np.where(_sheet(part.left_out), DOUBTFUL, REAL).astype(np.uint8)
    name, digits = f"d{part.name}", _digits(part.analytic)
    across = min(ACROSS, len(state)) if state.ndim == 3 else 0
    look = {"share": name, "state": state, "digits": digits, "across": across}
    analytic, numeric = (
        _sheet(values.round(digits)) for values in (part.analytic, part.numeric)
    )
    return (
        Panel(name, analytic, "gradient", place=(row, 0), **look),
        Panel(
            *(f"{name}-numeric", numeric, "gradient"),
            operator="≈",
            place=(row, 1),
            **look,
        ),
        Panel(
            *(f"{name}-digits", _sheet(agreeing_digits(part)), "count"),
            operator="→",
            place=(row, 2),
            **(look | {"share": "", "digits": 0}),
        ),
    )


def _digits(values):
    """Decimals with which the largest of them has three significant digits."""
    largest = np.abs(values).max(initial=0)
    wanted = 2 - int(np.floor(np.log10(largest))) if largest > 0 else 1
    return int(np.clip(wanted, 1, MOST_DECIMALS))


def _sheet(values):
    """See an array of any shape as a matrix, or as a sheet of maps."""
    matrix = values.reshape(-1, *np.atleast_2d(values).shape[-2:])
    return matrix[0] if len(matrix) == 1 else matrix


def _links(row):
    cells = Cells.one_by_one(row[0].values.size)
    return tuple(
        Link.cell_by_cell(row[0].name, cells, other.name, cells) for other in row[1:]
    )
