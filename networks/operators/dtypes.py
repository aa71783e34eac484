"""The kinds of number that tensors have, by ONNX's numbers of them."""

import numpy as np

FLOAT16 = 10
DTYPES = {
    1: np.dtype(np.float32),
    2: np.dtype(np.uint8),
    3: np.dtype(np.int8),
    4: np.dtype(np.uint16),
    5: np.dtype(np.int16),
    6: np.dtype(np.int32),
    7: np.dtype(np.int64),
    9: np.dtype(np.bool_),
    FLOAT16: np.dtype(np.float32),  # no layer computes with float16
    11: np.dtype(np.float64),
    12: np.dtype(np.uint32),
    13: np.dtype(np.uint64),
}


def dtype_of(code):
    """Return what numbers of a kind are computed as.

    Parameters
    ----------
    code : int
        ``TensorProto.DataType``.

    Returns
    -------
    numpy.dtype
        float32 for float16.

    Raises
    ------
    ValueError
        For texts, complex numbers, and floats of any other length.
    """
    if code not in DTYPES:
        raise ValueError(f"numbers of the unknown kind {code}")
    return DTYPES[code]
