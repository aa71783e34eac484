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
    check_floats(picture=picture)
    check_axes("picture", picture, "C H W")
    (C, H, W), (KH, KW) = picture.shape, whole_pair("kernel", kernel)
    OH, OW = output_size(H, KH, stride), output_size(W, KW, stride)
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
    (C, H, W), (KH, KW) = shape, whole_pair("kernel", kernel)
    OH, OW = output_size(H, KH, stride), output_size(W, KW, stride)
    check_shape("cols", cols, (C * KH * KW, OH * OW))
    picture = np.zeros(shape, cols.dtype)
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
    check_operands(x, w, b, pad)
    (N, C, H, W), (F, _, KH, KW) = x.shape, w.shape
    OH = output_size(H, KH, stride, pad)  # (H + 2 * pad - KH) // stride + 1
    OW = output_size(W, KW, stride, pad)
    w_col = w.reshape(F, C * KH * KW)
    y = np.empty((N, F, OH, OW), x.dtype)
    for n in range(N):
        picture = np.pad(x[n], ((0, 0), (pad, pad), (pad, pad)))
        x_col = im2col(picture, (KH, KW), stride)
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
    check_operands(x, w, b, pad, dy)
    (N, C, H, W), (F, _, KH, KW) = x.shape, w.shape
    OH = output_size(H, KH, stride, pad)
    OW = output_size(W, KW, stride, pad)
    check_shape("dy", dy, (N, F, OH, OW))
    w_col = w.reshape(F, C * KH * KW)
    dx, dw_col, db = np.empty_like(x), np.zeros_like(w_col), np.zeros_like(b)
    for n in range(N):
        picture = np.pad(x[n], ((0, 0), (pad, pad), (pad, pad)))
        x_col = im2col(picture, (KH, KW), stride)
        dy_col = dy[n].reshape(F, OH * OW)
        db += dy_col.sum(axis=1)  # of each filter the sum of its row
        dw_col += dy_col @ x_col.T  # summed over the columns
        dx_col = w_col.T @ dy_col  # (C * KH * KW, L)
        padded = col2im(dx_col, picture.shape, (KH, KW), stride)
        dx[n] = padded[:, pad : pad + H, pad : pad + W]
    return dx, dw_col.reshape(w.shape), db


def check_operands(x, w, b, pad, dy=None):
    """Refuse what does not go together, and padding that is no whole number."""
    if b is None:
        raise ValueError("b must have one number a filter: zeros add nothing")
    check_filters(x, w, 1, b=b, dy=dy)
    whole("pad", pad, least=0)
