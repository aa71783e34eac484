"""The numbers on show for NumPy: ``numpy.load(file)["y"]``."""

import numpy as np

from exports.numbers import numbers


def write(work, path, _tell):
    """Write the file; see ``exports.formats``."""
    with path.open("wb") as file:
        np.savez_compressed(file, **numbers(work))
