"""Scene: the gradient of the backward pass beside the numerical one, cell by cell."""

import numpy as np

from scenes.cells import Cells
from scenes.panels import DOUBTFUL, REAL, Panel
from scenes.scene import Link, Scene

MOST_DIGITS = 16  # that two numbers of float64 can agree in


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
        Cells that are left out are doubtful.
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
    state = state.reshape(-1, *state.shape[-2:]).max(axis=0)
    name = f"d{part.name}"
    look = {"share": name, "state": state, "digits": 4}
    digits = _sheet(agreeing_digits(part))
    return (
        Panel(name, _sheet(part.analytic), "gradient", place=(row, 0), **look),
        Panel(
            f"{name}-numeric",
            _sheet(part.numeric),
            "gradient",
            operator="≈",
            place=(row, 1),
            **look,
        ),
        Panel(
            f"{name}-digits",
            digits,
            "count",
            digits=0,
            state=state,
            operator="→",
            place=(row, 2),
        ),
    )


def _sheet(values):
    """See an array of any shape as a matrix, or as a sheet of maps."""
    matrix = values.reshape(-1, *np.atleast_2d(values).shape[-2:])
    return matrix[0] if len(matrix) == 1 else matrix


def _links(row):
    cells = Cells.one_by_one(row[0].values.size)
    return tuple(Link(row[0].name, cells, other.name, cells) for other in row[1:])
