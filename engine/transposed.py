"""Transposed convolution: the way back of a convolution, used as a way forward."""

import numpy as np

from engine.checks import check_shape, check_transposed_filters, whole, whole_pair
from engine.conv import conv2d, conv2d_backward
from engine.geometry import padding_sides, transposed_size


def conv_transpose2d(
    x, w, b=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1
):
    """Lay the filters down at every pixel, each as strong as the pixel, and add up.

    The rule is that of ``torch.nn.functional.conv_transpose2d`` and of ONNX's
    ConvTranspose: what the gradient of a convolution's input is, read forward.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (C, F // groups, KH, KW)
        As the convolution that leads from y to x would have it.
    b : ndarray, shape (F,), or None
    stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))
        Taken away from the output.
    output_padding : int or (rows, columns)
        Added below and on the right, of the sizes that the stride leaves open.
    groups : int

    Returns
    -------
    y : ndarray, shape (N, F, OH, OW)
        ``OH = transposed_size(H, KH, ...)``
    """
    check_transposed_filters(x, w, groups, b=b)
    reached, y_shape, settings = _turned(
        x, w, stride, padding, output_padding, dilation, groups
    )
    y = conv2d_backward(x, np.zeros(reached, x.dtype), w, **settings)[0]
    if reached != y_shape:
        beyond = zip(y_shape, reached, strict=True)
        y = np.pad(y, [(0, whole - part) for whole, part in beyond])
    if b is not None:
        y += b[:, None, None]
    return y


def conv_transpose2d_backward(
    dy, x, w, stride=1, padding=0, output_padding=0, dilation=1, groups=1
):
    """Turn the gradient of conv_transpose2d's output into those of its inputs.

    Parameters
    ----------
    dy : ndarray, shape (N, F, OH, OW)
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (C, F // groups, KH, KW)
    stride, padding, output_padding, dilation, groups
        As in conv_transpose2d.

    Returns
    -------
    dx, dw, db : ndarray
        Of the shapes of x and w, and (F,).
    """
    check_transposed_filters(x, w, groups, dy=dy)
    reached, y_shape, settings = _turned(
        x, w, stride, padding, output_padding, dilation, groups
    )
    check_shape("dy", dy, y_shape)
    slopes = dy[:, :, : reached[2], : reached[3]]
    dx = conv2d(slopes, w, **settings)
    dw = conv2d_backward(x, slopes, w, **settings)[1]
    return dx, dw, dy.sum(axis=(0, 2, 3))


def _turned(x, w, stride, padding, output_padding, dilation, groups):
    """Find the convolution whose way back this is.

    Returns
    -------
    reached : tuple of int
        Shape of the pictures that this convolution sees: y without the last rows and
        columns that no filter reaches.
    y_shape : tuple of int
    settings : dict
        Of this convolution. Output padding takes padding away; where there is none
        left, nothing reaches the new cells.
    """
    pairs = zip(
        x.shape[2:],
        w.shape[2:],
        whole_pair("stride", stride),
        padding_sides(padding),
        whole_pair("output_padding", output_padding, least=0),
        whole_pair("dilation", dilation),
        ("rows", "columns"),
        strict=True,
    )
    sides, sizes, beyond = [], [], []
    for axis in pairs:
        before, after, extra = *axis[3], axis[4]
        sides.append((before, max(after - extra, 0)))
        sizes.append(transposed_size(*axis))
        beyond.append(max(extra - after, 0))
    images = len(x), w.shape[1] * whole("groups", groups)
    reached = *images, sizes[0] - beyond[0], sizes[1] - beyond[1]
    settings = dict(stride=stride, padding=sides, dilation=dilation, groups=groups)
    return reached, (*images, *sizes), settings
