"""Softmax and its loss: from scores to probabilities, and how wrong they are."""

import numpy as np

from engine.checks import (
    check_axes,
    check_floats,
    check_pair,
    check_shape,
    place_of_axis,
)


def softmax(scores, axis=-1):
    """Turn scores into probabilities that add up to 1 over an axis.

    ONNX's Softmax from opset 13 on, and torch.softmax.

    Parameters
    ----------
    scores : ndarray, shape (..., K)
    axis : int
        Where the K classes lie; by default the last.

    Returns
    -------
    probabilities : ndarray, shape (..., K)
    """
    axis = _axis_of_classes(scores, axis)
    # The largest score is taken off first: exp of it would overflow.
    exponentials = np.exp(scores - scores.max(axis=axis, keepdims=True))
    exponentials /= exponentials.sum(axis=axis, keepdims=True)
    return exponentials


def softmax_backward(dy, scores, axis=-1):
    """Turn the gradient of the probabilities into that of the scores.

    Parameters
    ----------
    dy : ndarray, shape (..., K)
    scores : ndarray, shape (..., K)
    axis : int

    Returns
    -------
    dscores : ndarray, shape (..., K)
        ``p * (dy - sum(p * dy))``: only what lifts a class above their mean counts.
    """
    check_pair(dy, scores)
    p = softmax(scores, axis)
    return p * (dy - (p * dy).sum(axis, keepdims=True))


def softmax_cross_entropy(scores, labels):
    """Measure how little probability the right classes got.

    Parameters
    ----------
    scores : ndarray, shape (N, K)
    labels : ndarray of int, shape (N,)

    Returns
    -------
    loss : float
        Mean of ``-log(probability of the label)`` over the batch, 0.0 if it is empty.
    dscores : ndarray, shape (N, K)
        Gradient of the loss with respect to the scores.
    """
    check_floats(scores=scores)
    check_axes("scores", scores, "N K")
    labels = _check_labels(labels, *scores.shape)
    dscores = softmax(scores)
    if not len(scores):
        return 0.0, dscores
    rows = np.arange(len(scores))
    shifted = scores - scores.max(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[rows, labels]
    dscores[rows, labels] -= 1
    return float(losses.mean()), dscores / len(scores)


def _axis_of_classes(scores, axis):
    """Return the axis counted from 0, or refuse scores without a class."""
    check_floats(scores=scores)
    axis = place_of_axis("scores", scores, axis)
    if scores.shape[axis] == 0:
        raise ValueError(
            f"scores must have at least 1 class on axis {axis}, has {scores.shape}"
        )
    return axis


def _check_labels(labels, N, K):
    labels = np.asarray(labels)
    check_shape("labels", labels, (N,))
    if labels.size and not np.issubdtype(labels.dtype, np.integer):
        raise ValueError(f"labels must be whole numbers, got {labels.dtype}")
    wrong = labels[(labels < 0) | (labels >= K)]
    if wrong.size:
        raise ValueError(f"labels must lie in 0..{K - 1}, got {wrong[0]}")
    return labels.astype(np.intp)
