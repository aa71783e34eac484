"""The dense layer: every output sees every input."""

from engine.checks import check_axes, check_floats, check_shape


def dense(x, w, b=None):
    """Weigh and add up all inputs, once for each output.

    Parameters
    ----------
    x : ndarray, shape (N, D)
    w : ndarray, shape (out, D)
    b : ndarray, shape (out,), or None

    Returns
    -------
    y : ndarray, shape (N, out)
    """
    _check(x, w, b)
    return x @ w.T if b is None else x @ w.T + b


def dense_backward(dy, x, w):
    """Turn the gradient of dense's output into those of its inputs.

    Parameters
    ----------
    dy : ndarray, shape (N, out)
    x : ndarray, shape (N, D)
    w : ndarray, shape (out, D)

    Returns
    -------
    dx, dw, db : ndarray
        Of the shapes of x and w, and (out,).
    """
    check_floats(x=x, w=w, dy=dy)
    _check(x, w, None)
    check_shape("dy", dy, (len(x), len(w)))
    return dy @ w, dy.T @ x, dy.sum(axis=0)


def _check(x, w, b):
    check_floats(x=x, w=w, b=b)
    check_axes("x", x, "N D")
    check_axes("w", w, "out D")
    if x.shape[1] != w.shape[1]:
        raise ValueError(f"w expects {w.shape[1]} inputs, x has {x.shape[1]}")
    if b is not None:
        check_shape("b", b, (len(w),))
