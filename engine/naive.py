"""Definitions of convolution as loops: to read, and to test the rest against."""

import numpy as np

from engine.checks import (
    check_filters,
    check_shape,
    check_transposed_filters,
    whole_pair,
)
from engine.geometry import output_size, padding_sides, transposed_size


def conv2d_naive(x, w, b=None, stride=1, padding=0, dilation=1, groups=1):
    """Convolve by the definition: every output is a sum over one window.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C // groups, KH, KW)
    b : ndarray, shape (F,), or None
    stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))
    groups : int

    Returns
    -------
    y : ndarray, shape (N, F, OH, OW)
    """
    check_filters(x, w, groups, b=b)
    SH, SW = whole_pair("stride", stride)
    DH, DW = whole_pair("dilation", dilation)
    rows, columns = padding_sides(padding)
    N, _, H, W = x.shape
    F, C, KH, KW = w.shape  # C: channels that one filter sees
    OH = output_size(H, KH, SH, rows, DH)
    OW = output_size(W, KW, SW, columns, DW)
    x = np.pad(x, ((0, 0), (0, 0), rows, columns))
    y = np.zeros((N, F, OH, OW), x.dtype)
    for n, f, oh, ow in np.ndindex(N, F, OH, OW):
        first = f // (F // groups) * C
        for c, i, j in np.ndindex(C, KH, KW):
            pixel = x[n, first + c, oh * SH + i * DH, ow * SW + j * DW]
            y[n, f, oh, ow] += pixel * w[f, c, i, j]
        if b is not None:
            y[n, f, oh, ow] += b[f]
    return y


def conv2d_backward_naive(dy, x, w, stride=1, padding=0, dilation=1, groups=1):
    """Send every output's gradient to the pixels and weights that made it.

    Parameters
    ----------
    dy : ndarray, shape (N, F, OH, OW)
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C // groups, KH, KW)
    stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))
    groups : int

    Returns
    -------
    dx, dw, db : ndarray
        Of the shapes of x and w, and (F,).
    """
    check_filters(x, w, groups, dy=dy)
    SH, SW = whole_pair("stride", stride)
    DH, DW = whole_pair("dilation", dilation)
    (top, bottom), (left, right) = padding_sides(padding)
    N, _, H, W = x.shape
    F, C, KH, KW = w.shape  # C: channels that one filter sees
    OH = output_size(H, KH, SH, (top, bottom), DH)
    OW = output_size(W, KW, SW, (left, right), DW)
    check_shape("dy", dy, (N, F, OH, OW))
    x = np.pad(x, ((0, 0), (0, 0), (top, bottom), (left, right)))
    dx, dw, db = np.zeros_like(x), np.zeros_like(w), np.zeros_like(w, shape=F)
    for n, f, oh, ow in np.ndindex(dy.shape):
        first = f // (F // groups) * C
        for c, i, j in np.ndindex(C, KH, KW):
            pixel = n, first + c, oh * SH + i * DH, ow * SW + j * DW
            dx[pixel] += dy[n, f, oh, ow] * w[f, c, i, j]
            dw[f, c, i, j] += dy[n, f, oh, ow] * x[pixel]
        db[f] += dy[n, f, oh, ow]
    return dx[:, :, top : top + H, left : left + W], dw, db


def conv_transpose2d_naive(
    x, w, b=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1
):
    """Lay the filters down at every pixel, each as strong as the pixel, and add up.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (C, F // groups, KH, KW)
    b : ndarray, shape (F,), or None
    stride, output_padding, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))
    groups : int

    Returns
    -------
    y : ndarray, shape (N, F, OH, OW)
    """
    check_transposed_filters(x, w, groups, b=b)
    SH, SW = whole_pair("stride", stride)
    DH, DW = whole_pair("dilation", dilation)
    more = whole_pair("output_padding", output_padding, least=0)
    rows, columns = padding_sides(padding)
    N, C, H, W = x.shape
    _, F, KH, KW = w.shape  # F: filters of one group
    OH = transposed_size(H, KH, SH, rows, more[0], DH)
    OW = transposed_size(W, KW, SW, columns, more[1], DW)
    y = np.zeros((N, F * groups, OH, OW), x.dtype)
    for n, c, h, column in np.ndindex(x.shape):
        first = c // (C // groups) * F
        for f, i, j in np.ndindex(F, KH, KW):
            oh = h * SH + i * DH - rows[0]
            ow = column * SW + j * DW - columns[0]
            if 0 <= oh < OH and 0 <= ow < OW:
                y[n, first + f, oh, ow] += x[n, c, h, column] * w[c, f, i, j]
    return y if b is None else y + b[:, None, None]
