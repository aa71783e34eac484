"""Products of the size that OpenBLAS is fastest at."""

import numpy as np

from engine.blocks import even

SMALL = 1_000_000  # multiplications: up to here OpenBLAS multiplies without packing
PARTS = 4  # more of them cost what they save


def product(a, b, out=None):
    """Multiply matrices, a few rows at a time where that saves packing.

    Parameters
    ----------
    a : ndarray, shape (..., M, K)
    b : ndarray, shape (..., K, L)
    out : ndarray, shape (..., M, L), or None

    Returns
    -------
    out : ndarray, shape (..., M, L)
    """
    M, K = a.shape[-2:]
    most = SMALL // max(1, K * b.shape[-1])  # rows in a part
    if M <= most or M > PARTS * most or M > K:  # where sums are short, writing costs
        return np.matmul(a, b, out=out)
    if out is None:
        outer = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
        out = np.empty((*outer, M, b.shape[-1]), a.dtype)
    for first, last in even(M, most):
        np.matmul(a[..., first:last, :], b, out=out[..., first:last, :])
    return out
