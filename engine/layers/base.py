"""What all layers have in common."""

import math

import numpy as np


class Layer:
    """What all layers have in common."""

    def parameters(self):
        """Name the arrays that training changes, in place; most layers have none."""
        return {}

    def forward(self, x, training=False, rng=None):
        """Compute the output and the way back.

        Parameters
        ----------
        x : ndarray
        training : bool
        rng : numpy.random.Generator or None
            What chance there is in the layer.

        Returns
        -------
        y : ndarray
        back : callable
            ``dx, grads = back(dy)``; grads has the names of ``parameters()``.
        """
        raise NotImplementedError


class Weighted(Layer):
    """A layer with weights w and, unless it is None, a bias b."""

    def __init__(self, w, b=None):
        self.w = np.array(w)
        self.b = None if b is None else np.array(b)

    def parameters(self):
        """Name the weights and the bias."""
        return {"w": self.w} if self.b is None else {"w": self.w, "b": self.b}

    def _grads(self, dw, db):
        return {"w": dw} if self.b is None else {"w": dw, "b": db}


def he(shape, rng, bias, dtype):
    """Draw weights with variance 2 / inputs, and a bias of zeros; after He."""
    scale = math.sqrt(2 / math.prod(shape[1:]))
    w = (rng.standard_normal(shape) * scale).astype(dtype)
    return w, np.zeros(shape[0], dtype) if bias else None
