"""Layers that normalise."""

import numpy as np

from engine.layers.base import Layer
from engine.norms import (
    batch_norm,
    batch_norm_backward,
    layer_norm,
    layer_norm_backward,
)
from engine.response import local_response_norm, local_response_norm_backward


class Scaled(Layer):
    """A layer with a scale gamma and a shift beta."""

    def __init__(self, gamma, beta, eps=1e-5):
        self.gamma, self.beta = np.array(gamma), np.array(beta)
        self.eps = eps

    def parameters(self):
        """Name the scale and the shift."""
        return {"gamma": self.gamma, "beta": self.beta}


class BatchNorm(Scaled):
    """Normalise every channel: over the batch in training, else with mean and var.

    Training leaves mean and var (C,) alone; ``running_statistics`` gives new ones.
    """

    def __init__(self, gamma, beta, mean, var, eps=1e-5):
        super().__init__(gamma, beta, eps)
        self.mean, self.var = np.array(mean), np.array(var)

    def forward(self, x, training=False, rng=None):
        """Apply batch_norm."""
        kept = (None, None) if training else (self.mean, self.var)
        y = batch_norm(x, self.gamma, self.beta, *kept, self.eps)

        def back(dy):
            grads = batch_norm_backward(dy, x, self.gamma, *kept, self.eps)
            return _named(*grads)

        return y, back


class LayerNorm(Scaled):
    """Normalise every example by itself, over as many last axes as gamma has."""

    def forward(self, x, training=False, rng=None):
        """Apply layer_norm."""
        y = layer_norm(x, self.gamma, self.beta, self.eps)
        return y, lambda dy: _named(*layer_norm_backward(dy, x, self.gamma, self.eps))


class LocalResponseNorm(Layer):
    """Let a loud channel quieten its neighbours."""

    def __init__(self, size, alpha=1e-4, beta=0.75, k=1.0):
        self.settings = (size, alpha, beta, k)

    def forward(self, x, training=False, rng=None):
        """Apply local_response_norm."""
        y = local_response_norm(x, *self.settings)
        return y, lambda dy: (local_response_norm_backward(dy, x, *self.settings), {})


def _named(dx, dgamma, dbeta):
    return dx, {"gamma": dgamma, "beta": dbeta}
