"""How one map is made of the maps before it: sources, kernels, partial sums."""

from dataclasses import dataclass

import numpy as np

from engine import conv2d
from scenes.network.map import planes_of, strongest
from scenes.words.numbers import as_printed

RESULT_DIGITS, MOST_DIGITS = 2, 7
EQUAL = 1e-9  # differences below it are those of binary numbers


@dataclass(frozen=True, eq=False)
class Term:
    """What one source gives.

    Parameters
    ----------
    number : int
        Of the source.
    source : ndarray, shape (H, W)
    kernel : ndarray, shape (KH, KW), or None
        None where the map is no weighed sum.
    part : ndarray, shape (OH, OW), or None
        The partial sum; behind a dense layer, (H, W), the products.
    value : float
        What the term gives to the cell that is looked at.
    """

    number: int
    source: np.ndarray
    kernel: np.ndarray | None = None
    part: np.ndarray | None = None
    value: float = 0.0


@dataclass(frozen=True, eq=False)
class Closeup:
    """A map and what it is made of.

    Parameters
    ----------
    terms : tuple of Term
        The strongest first; a picture's planes in their order.
    bias : float or None
        None where the map is no weighed sum.
    result : ndarray, shape (OH, OW)
    cell : (row, column)
        The strongest cell of the result, whose sum is printed.
    window : (row, column, rows, columns)
        What that cell looks at in each source; part of it may lie beyond the border.
    frame : (row, column, rows, columns)
        Cells of every partial sum that add up to its value.
    digits : int
        Decimals with which the printed values add up to a number that rounds to the
        result as it is printed, with RESULT_DIGITS.
    """

    terms: tuple
    bias: float | None
    result: np.ndarray
    cell: tuple
    window: tuple
    frame: tuple
    digits: int

    @property
    def value(self):
        """The result in the cell that is looked at."""
        return float(self.result[self.cell])


def closeup(run, column, number):
    """Look at the neighbourhood of a map.

    Parameters
    ----------
    run : Run
    column : Column
    number : int
        The map.

    Returns
    -------
    Closeup
    """
    y, before = column.maps[number], run.before(column)
    cell = strongest(y)
    window = column.geometry.window(cell)
    if column.weights is None:
        alone = Term(number, before[number])
        return Closeup((alone,), None, y, cell, window, (*cell, 1, 1), RESULT_DIGITS)
    planes = planes_of(run, column, number)
    x, w = before[planes], column.weights[number, planes]
    is_dense = column.kind == "dense"
    parts, values = _dense(x, w) if is_dense else _conv(column, x, w, cell)
    frame = window if is_dense else (*cell, 1, 1)
    bias = 0.0 if column.bias is None else float(column.bias[number])
    terms = tuple(map(Term, planes, x, w, parts, values))
    digits = closing_digits([*values, bias], y[cell])
    return Closeup(terms, bias, y, cell, window, frame, digits)


def closing_digits(values, total):
    """Return the fewest decimals of values that add up to a total, when it is rounded.

    Parameters
    ----------
    values : sequence of float
    total : float

    Returns
    -------
    int
        MOST_DIGITS where no number of decimals does.
    """
    result = as_printed(float(total), RESULT_DIGITS)
    for digits in range(RESULT_DIGITS, MOST_DIGITS):
        added = sum(as_printed(float(value), digits) for value in values)
        if abs(added - result) < 0.5 * 10.0**-RESULT_DIGITS - EQUAL:
            return digits
    return MOST_DIGITS


def _dense(x, w):
    products = x * w
    return products, products.sum(axis=(1, 2), dtype=np.float64).tolist()


def _conv(column, x, w, cell):
    """Let every plane of the filter look at its own source: groups of one."""
    geometry = column.geometry
    parts = conv2d(
        x[None],
        w[:, None],
        stride=geometry.stride,
        padding=geometry.padding,
        dilation=geometry.dilation,
        groups=len(x),
    )[0]
    return parts, parts[:, *cell].astype(np.float64).tolist()
