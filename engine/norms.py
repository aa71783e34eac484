"""Normalisation: take off the mean, divide by the deviation, scale and shift."""

import numpy as np

from engine.checks import check_floats, check_pair, check_shape, positive


def batch_norm(x, gamma, beta, mean=None, var=None, eps=1e-5):
    """Normalise every channel, over the batch or with what was kept from training.

    The rule is that of ``torch.nn.functional.batch_norm`` and of ONNX's
    BatchNormalization. Training looks at the batch itself, test mode at ``mean`` and
    ``var``; ``running_statistics`` keeps these.

    Parameters
    ----------
    x : ndarray, shape (N, C, ...)
    gamma, beta : ndarray, shape (C,)
        Scale and shift.
    mean, var : ndarray, shape (C,), or None
        Both or neither; None for the batch's own, ``var`` without Bessel's correction.
    eps : float
        Added to the variance, so that nothing is divided by zero.

    Returns
    -------
    y : ndarray, shape (N, C, ...)
        ``(x - mean) / sqrt(var + eps) * gamma + beta``
    """
    mean, deviation = _channel_statistics(x, gamma, mean, var, eps)
    check_floats(x=x, beta=beta)
    check_shape("beta", beta, gamma.shape)
    y = x - _per_channel(mean, x)
    y *= _per_channel(gamma / deviation, x)
    y += _per_channel(beta, x)
    return y


def batch_norm_backward(dy, x, gamma, mean=None, var=None, eps=1e-5):
    """Turn the gradient of batch_norm's output into those of its inputs.

    Parameters
    ----------
    dy : ndarray, shape (N, C, ...)
    x : ndarray, shape (N, C, ...)
    gamma : ndarray, shape (C,)
    mean, var, eps
        As in batch_norm. The batch's own depend on x, so that every number of a
        channel has a part in every gradient; kept ones are constants.

    Returns
    -------
    dx, dgamma, dbeta : ndarray
        Of the shapes of x, and (C,) twice.
    """
    check_pair(dy, x)
    own = mean is None
    mean, deviation = _channel_statistics(x, gamma, mean, var, eps)
    normal = (x - _per_channel(mean, x)) / _per_channel(deviation, x)
    axes = _all_but_channels(x)
    dgamma, dbeta = (dy * normal).sum(axes), dy.sum(axes)
    dx = dy
    if own:
        count = max(1, x.size // max(1, x.shape[1]))
        dx = dy - _per_channel(dbeta / count, x)
        dx -= normal * _per_channel(dgamma / count, x)
    return dx * _per_channel(gamma / deviation, x), dgamma, dbeta


def running_statistics(x, mean, var, momentum=0.1):
    """Move the kept mean and variance a little towards the batch's.

    Parameters
    ----------
    x : ndarray, shape (N, C, ...)
    mean, var : ndarray, shape (C,)
    momentum : float
        The batch's share, as in PyTorch; ONNX and Keras name the other share.

    Returns
    -------
    mean, var : ndarray, shape (C,)
        New ones. The batch's variance is taken with Bessel's correction, n / (n - 1),
        as PyTorch does.
    """
    share = positive("momentum", momentum)
    seen, spread = _statistics_given(x, None, None)
    check_floats(x=x, mean=mean, var=var)
    for name, array in (("mean", mean), ("var", var)):
        check_shape(name, array, seen.shape)
    count = x.size // max(1, x.shape[1])
    if count < 2:
        raise ValueError(f"x must have at least 2 numbers a channel, it has {count}")
    spread = spread * (count / (count - 1))
    return mean + share * (seen - mean), var + share * (spread - var)


def layer_norm(x, gamma, beta=None, eps=1e-5):
    """Normalise over the last axes, as many as gamma has: each example by itself.

    The rule is that of ``torch.nn.functional.layer_norm`` and of ONNX's
    LayerNormalization.

    Parameters
    ----------
    x : ndarray, shape (..., *D)
    gamma : ndarray, shape D
        Scale.
    beta : ndarray, shape D, or None
        Shift.
    eps : float
        Added to the variance, so that nothing is divided by zero.

    Returns
    -------
    y : ndarray, shape of x
        ``(x - mean) / sqrt(var + eps) * gamma + beta``
    """
    normal, _ = _normalised(x, gamma, eps)
    if beta is None:
        return normal * gamma
    check_floats(x=x, beta=beta)
    check_shape("beta", beta, gamma.shape)
    return normal * gamma + beta


def layer_norm_backward(dy, x, gamma, eps=1e-5):
    """Turn the gradient of layer_norm's output into those of its inputs.

    Parameters
    ----------
    dy : ndarray, shape (..., *D)
    x : ndarray, shape (..., *D)
    gamma : ndarray, shape D
    eps : float

    Returns
    -------
    dx, dgamma, dbeta : ndarray
        Of the shapes of x, and of gamma twice.
    """
    check_pair(dy, x)
    normal, deviation = _normalised(x, gamma, eps)
    last = tuple(range(-gamma.ndim, 0))
    slopes = dy * gamma
    dx = slopes - slopes.mean(last, keepdims=True)
    dx -= normal * (slopes * normal).mean(last, keepdims=True)
    first = tuple(range(x.ndim - gamma.ndim))
    return dx / deviation, (dy * normal).sum(first), dy.sum(first)


def _channel_statistics(x, gamma, mean, var, eps):
    """Return the mean and the deviation of every channel: (C,) each."""
    mean, var = _statistics_given(x, mean, var)
    check_floats(x=x, gamma=gamma, mean=mean, var=var)
    for name, array in (("gamma", gamma), ("mean", mean), ("var", var)):
        check_shape(name, array, (x.shape[1],))
    return mean, np.sqrt(var + positive("eps", eps))


def _statistics_given(x, mean, var):
    """Return mean and var as they are given, or else the batch's own."""
    check_floats(x=x)
    if x.ndim < 2:
        raise ValueError(f"x must have at least 2 axes (N, C, ...), it has {x.ndim}")
    if (mean is None) != (var is None):
        missing = "mean" if mean is None else "var"
        raise ValueError(f"mean and var go together: {missing} is None")
    if mean is not None:
        return mean, var
    axes = _all_but_channels(x)
    if not x.size:
        return np.zeros_like(x, shape=x.shape[1]), np.zeros_like(x, shape=x.shape[1])
    return x.mean(axes), x.var(axes)


def _normalised(x, gamma, eps):
    """Return x normalised over gamma's axes, and the deviation."""
    check_floats(x=x, gamma=gamma)
    if gamma.ndim == 0 or x.shape[-gamma.ndim :] != gamma.shape:
        raise ValueError(
            f"x must end with gamma's shape {gamma.shape}, it has {x.shape}"
        )
    last = tuple(range(-gamma.ndim, 0))
    normal = x - x.mean(last, keepdims=True)
    var = np.square(normal).mean(last, keepdims=True)
    deviation = np.sqrt(var + positive("eps", eps))
    normal /= deviation
    return normal, deviation


def _all_but_channels(x):
    return (0, *range(2, x.ndim))


def _per_channel(values, x):
    """Lay (C,) along the channels of x."""
    return values.reshape(-1, *(1,) * (x.ndim - 2))
