"""Kernels that a reader types, as a text that fits into an address.

``1,0,-1;2,0,-2;1,0,-1/8``: cells by comma, rows by semicolon, channels by bar, and
after a slash what the sum is divided by.
"""

import numpy as np

NUMBER = r"-?\d{1,5}(\.\d{1,2})?"  # a Gaussian of 11 × 11 has 63504 in its middle
PATTERN = rf"{NUMBER}([,;|]{NUMBER}){{0,362}}/\d{{1,9}}|"
TYPED = "typed"
LARGEST = 999  # number that is typed, as the stage takes it


def write_kernel(weights, divisor):
    """Write a kernel (C, KH, KW) and its divisor down."""
    slices = ("; ".join(",".join(map(_short, row)) for row in rows) for rows in weights)
    return f"{'|'.join(slices)}/{divisor:.0f}".replace(" ", "")


def read_kernel(text, kernel, channels):
    """Read a typed kernel back, fitted to a size and a number of channels.

    Parameters
    ----------
    text : str
        As ``write_kernel`` writes it; what is no kernel counts as a single 1.
    kernel : (rows, columns)
        The size wanted: the typed cells stay round the centre, missing ones are 0.
    channels : int
        A missing channel is a copy of the first.

    Returns
    -------
    weights : ndarray of float64, shape (channels, KH, KW)
        As exact as they were typed: what is printed is what is computed with.
    divisor : int
    """
    cells, _, divisor = text.partition("/")
    slices = [_matrix(part) for part in cells.split("|")]
    slices = [slices[c] if c < len(slices) else slices[0] for c in range(channels)]
    weights = np.stack([_fitted(matrix, kernel) for matrix in slices])
    return weights, max(1, int(divisor or 1))


def is_entry(cell, value, size):
    """Whether one of `size` cells can hold a number: a forged one it cannot."""
    inside = type(cell) is int and 0 <= cell < size
    return inside and isinstance(value, int | float) and abs(value) <= LARGEST


def filters_of(names, text, kernel, channels, preset):
    """Build all chosen filters.

    Parameters
    ----------
    names : sequence of str
        Presets, or `TYPED` for the kernel that `text` holds.
    text : str
        As ``write_kernel`` writes it.
    kernel : (rows, columns)
    channels : int
    preset : callable
        ``preset(name, kernel, channels)`` gives the weights and divisor of a preset.

    Returns
    -------
    weights : ndarray of float64, shape (F, channels, KH, KW)
    divisors : ndarray of float64, shape (F,)
    """
    pairs = [
        read_kernel(text, kernel, channels)
        if name == TYPED
        else preset(name, kernel, channels)
        for name in names
    ]
    weights, divisors = zip(*pairs, strict=True)
    return np.stack(weights).astype(np.float64), np.array(divisors, float)


def _short(number):
    return f"{round(float(number), 2):.9g}"


def _matrix(text):
    rows = [row.split(",") for row in (text or "1").split(";")]
    width = max(map(len, rows))
    return np.array(
        [[float(c) for c in row] + [0.0] * (width - len(row)) for row in rows]
    )


def _fitted(matrix, kernel):
    """Crop or fill up a matrix to a size, centre on centre."""
    fitted = np.zeros(kernel)
    target, source = zip(*map(_overlap, kernel, matrix.shape), strict=True)
    fitted[target] = matrix[source]
    return fitted


def _overlap(wanted, given):
    shift = (wanted - 1) // 2 - (given - 1) // 2
    start, stop = max(0, shift), min(wanted, given + shift)
    return slice(start, stop), slice(start - shift, stop - shift)
