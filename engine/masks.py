"""Choosing numbers by a mask, at the price of a product."""

import numpy as np


def keep(values, mask):
    """Return the values where the mask is True, and 0 elsewhere.

    A product with the mask would make NaN of an infinite value and -0 of a negative
    one; ``np.where`` takes ten times as long on a mask without order.

    Parameters
    ----------
    values : ndarray of float32 or float64, shape (...)
    mask : ndarray of bool, shape (...)

    Returns
    -------
    ndarray, shape (...)
    """
    whole = np.dtype(f"i{values.itemsize}")
    bits = -mask.view(np.int8)  # -1 is all bits, 0 is none
    return (values.view(whole) & bits.astype(whole)).view(values.dtype)
