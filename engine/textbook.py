"""Convolution as textbooks write it down: im2col, one product, a loop over pictures.

To be read and tried: each window is copied by a loop of Python, and a whole picture's
windows stand in memory at once. One stride and one padding hold for rows and columns.
"""

import numpy as np

from engine.checks import (
    check_axes,
    check_filters,
    check_floats,
    check_shape,
    whole,
    whole_pair,
)
from engine.geometry import output_size


def im2col(picture, kernel, stride=1):
    """Copy every window of one picture into a column.

    Parameters
    ----------
    picture : ndarray, shape (C, H, W)
        With its padding, if it has any.
    kernel : int or (rows, columns)
    stride : int

    Returns
    -------
    cols : ndarray, shape (C * KH * KW, L)
        Down a column: channel after channel, row after row. L = OH * OW.
    """
    C, KH, KW, OH, OW = _sizes(picture, kernel, stride)
    cols = np.empty((C * KH * KW, OH * OW), picture.dtype)
    for window in range(OH * OW):
        row, column = divmod(window, OW)  # whole numbers, as indices have to be
        top, left = row * stride, column * stride
        patch = picture[:, top : top + KH, left : left + KW]
        cols[:, window] = patch.ravel()
    return cols


def im2row(picture, kernel, stride=1):
    """Copy every window into a row: what `im2col` returns, turned over its diagonal.

    Parameters are those of `im2col`.

    Returns
    -------
    rows : ndarray, shape (L, C * KH * KW)
    """
    return im2col(picture, kernel, stride).T


def fold(product, OH, OW):
    """Fold each row of a product back into a map.

    Parameters
    ----------
    product : ndarray, shape (F, OH * OW)
    OH, OW : int

    Returns
    -------
    maps : ndarray, shape (F, OH, OW)
    """
    check_axes("product", product, "F L")
    check_shape("product", product, (len(product), OH * OW))
    return product.reshape(len(product), OH, OW)


def col2im(cols, shape, kernel, stride=1):
    """Add every column on where `im2col` took it from.

    Parameters
    ----------
    cols : ndarray, shape (C * KH * KW, L)
    shape : (C, H, W)
        Of the picture, with its padding.
    kernel : int or (rows, columns)
    stride : int

    Returns
    -------
    picture : ndarray, shape (C, H, W)
        0 where no window came; where windows overlap, their sum.
    """
    check_floats(cols=cols)
    picture = np.zeros(shape, cols.dtype)
    C, KH, KW, OH, OW = _sizes(picture, kernel, stride)
    check_shape("cols", cols, (C * KH * KW, OH * OW))
    for window in range(OH * OW):
        row, column = divmod(window, OW)
        top, left = row * stride, column * stride
        patch = cols[:, window].reshape(C, KH, KW)
        picture[:, top : top + KH, left : left + KW] += patch
    return picture


def conv_forward(x, w, b, stride=1, pad=0):
    """Convolve one picture after the other: unfold, multiply, add the bias, fold.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    b : ndarray, shape (F,)
    stride, pad : int

    Returns
    -------
    y : ndarray, shape (N, F, OH, OW)
        What ``engine.conv2d`` returns.
    """
    N, F, OH, OW = _output_shape(x, w, b, stride, pad)
    w_col = _as_rows(w)
    y = np.empty((N, F, OH, OW), x.dtype)
    for n in range(N):
        x_col = im2col(_padded(x[n], pad), w.shape[2:], stride)
        product = w_col @ x_col + b[:, None]  # (F, L): b is added to every column
        y[n] = fold(product, OH, OW)
    return y


def conv_backward(dy, x, w, b, stride=1, pad=0):
    """Run the same product backward, one picture after the other, and add up.

    Parameters
    ----------
    dy : ndarray, shape (N, F, OH, OW)
        Gradient of the loss with respect to ``conv_forward(x, w, b, stride, pad)``.
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    b : ndarray, shape (F,)
    stride, pad : int

    Returns
    -------
    dx, dw, db : ndarray
        Of the shapes of x, w and b.
    """
    N, F, OH, OW = _output_shape(x, w, b, stride, pad)
    check_floats(x=x, dy=dy)
    check_shape("dy", dy, (N, F, OH, OW))
    w_col = _as_rows(w)
    dx, dw_col, db = np.empty_like(x), np.zeros_like(w_col), np.zeros_like(b)
    for n in range(N):
        picture = _padded(x[n], pad)
        x_col = im2col(picture, w.shape[2:], stride)
        dy_col = dy[n].reshape(F, OH * OW)
        db += dy_col.sum(axis=1)  # the sum of its columns
        dw_col += dy_col @ x_col.T  # column of dy times column of x, over all columns
        dx_col = w_col.T @ dy_col  # (C * KH * KW, L)
        dx[n] = _cut(col2im(dx_col, picture.shape, w.shape[2:], stride), pad)
    return dx, dw_col.reshape(w.shape), db


def _as_rows(w):
    """Lay filters (F, C, KH, KW) out as W_col (F, C * KH * KW)."""
    F, C, KH, KW = w.shape
    return w.reshape(F, C * KH * KW)


def _padded(picture, pad):
    return np.pad(picture, ((0, 0), (pad, pad), (pad, pad)))


def _cut(picture, pad):
    """Drop what fell on the padding."""
    _, H, W = picture.shape
    return picture[:, pad : H - pad, pad : W - pad]


def _sizes(picture, kernel, stride):
    """Return C, KH, KW, OH, OW of windows over a picture, or refuse them."""
    check_floats(picture=picture)
    check_axes("picture", picture, "C H W")
    KH, KW = whole_pair("kernel", kernel)
    C, H, W = picture.shape
    return C, KH, KW, output_size(H, KH, stride), output_size(W, KW, stride)


def _output_shape(x, w, b, stride, pad):
    """Return (N, F, OH, OW) of a convolution, or refuse what does not go together."""
    if b is None:
        raise ValueError("b must have one number a filter: zeros add nothing")
    check_filters(x, w, 1, b=b)
    pad = whole("pad", pad, least=0)
    sides = zip(x.shape[2:], w.shape[2:], strict=True)
    return len(x), len(w), *(output_size(*side, stride, pad) for side in sides)
