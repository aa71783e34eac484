"""Normalisation, of channels, of examples and between neighbouring channels."""

from math import prod

import numpy as np

from engine import (
    batch_norm,
    batch_norm_backward,
    layer_norm,
    layer_norm_backward,
    local_response_norm,
    local_response_norm_backward,
)
from engine.arithmetic import sum_to
from engine.checks import positive
from networks.operators.operation import Operation, check_floats


class BatchNormalization(Operation):
    """ONNX's BatchNormalization, with the statistics kept from training."""

    learned = slice(1, 3)

    def read(self, attributes):
        """Take epsilon; training is not done with files."""
        self.epsilon = positive("epsilon", attributes.number("epsilon", 1e-5))
        if attributes.flag("training_mode"):
            raise ValueError("training_mode is on: export the network for inference")
        if not attributes.flag("spatial", True):
            raise ValueError("spatial is 0: one mean for each place is not supported")

    def shapes(self, x, *statistics):
        """Leave the shape as it is."""
        check_floats(x, *statistics)
        if len(x.shape) < 2 or len(statistics) != 4:
            raise ValueError(f"channels of {x.shape} need scale, bias, mean and var")
        for spec in statistics:
            if spec.shape != x.shape[1:2]:
                raise ValueError(f"{spec.shape} numbers for {x.shape[1]} channels")
        return [x.like(x.shape)], x.size

    def forward(self, x, gamma, beta, mean, var):
        """Apply batch_norm."""
        y = batch_norm(x, gamma, beta, mean, var, self.epsilon)

        def back(dy):
            settings = gamma, mean, var, self.epsilon
            dx, dgamma, dbeta = batch_norm_backward(dy, x, *settings)
            scale = gamma / np.sqrt(var + self.epsilon)
            return (
                dx,
                dgamma,
                dbeta,
                -scale * dbeta,
                -scale * dgamma / 2 * (1 / np.sqrt(var + self.epsilon)),
            )

        return (y,), back


class InstanceNormalization(Operation):
    """ONNX's InstanceNormalization: every map of every picture by itself."""

    def read(self, attributes):
        """Take epsilon."""
        self.epsilon = positive("epsilon", attributes.number("epsilon", 1e-5))

    def shapes(self, x, *scales):
        """Leave the shape as it is."""
        check_floats(x, *scales)
        if len(x.shape) < 3 or [s.shape for s in scales] != [x.shape[1:2]] * 2:
            raise ValueError(f"channels of {x.shape} need a scale and a bias each")
        return [x.like(x.shape)], x.size

    def forward(self, x, gamma, beta):
        """Apply batch_norm to each map as a channel of its own."""
        N, C = x.shape[:2]
        maps = x.reshape(1, N * C, *x.shape[2:])
        scale, shift = np.tile(gamma, N), np.tile(beta, N)
        y = batch_norm(maps, scale, shift, eps=self.epsilon)

        def back(dy):
            dy = dy.reshape(maps.shape)
            dx, *grads = batch_norm_backward(dy, maps, scale, eps=self.epsilon)
            return dx.reshape(x.shape), *(g.reshape(N, C).sum(0) for g in grads)

        return (y.reshape(x.shape),), back


class LayerNormalization(Operation):
    """ONNX's LayerNormalization, over all axes from one on; the statistics too."""

    def read(self, attributes):
        """Take the first axis and epsilon."""
        self.axis = attributes.whole("axis", -1)
        self.epsilon = positive("epsilon", attributes.number("epsilon", 1e-5))

    def shapes(self, x, gamma, beta=None):
        """Leave the shape as it is; one statistic for each example."""
        check_floats(x, gamma, beta)
        first = self._first(x.shape)
        for spec in (gamma, *filter(None, [beta])):
            if np.broadcast_shapes(spec.shape, x.shape[first:]) != x.shape[first:]:
                raise ValueError(f"{spec.shape} does not scale {x.shape[first:]}")
        ones = (1,) * (len(x.shape) - first)
        statistic = x.like((*x.shape[:first], *ones))
        return [x.like(x.shape), statistic, statistic], x.size

    def forward(self, x, gamma, beta=None):
        """Apply layer_norm."""
        shape = x.shape[self._first(x.shape) :]
        scale = np.broadcast_to(gamma, shape)
        shift = None if beta is None else np.broadcast_to(beta, shape)
        y = layer_norm(x, scale, shift, self.epsilon)

        def back(dy, *_):
            dx, *grads = layer_norm_backward(dy, x, scale, self.epsilon)
            given = [array for array in (gamma, beta) if array is not None]
            return dx, *(sum_to(g, a.shape) for g, a in zip(grads, given, strict=False))

        return (y, *self._statistics(x)), back

    def _statistics(self, x):
        axes = tuple(range(self._first(x.shape), x.ndim))
        deviation = np.sqrt(x.var(axes, keepdims=True) + self.epsilon)
        return x.mean(axes, keepdims=True), 1 / deviation

    def _first(self, shape):
        axis = self.axis + len(shape) * (self.axis < 0)
        if not 0 <= axis < len(shape) or not prod(shape[axis:]):
            raise ValueError(f"nothing to normalise from axis {self.axis} of {shape}")
        return axis


class LRN(Operation):
    """ONNX's LRN: by what neighbouring channels weigh."""

    def read(self, attributes):
        """Take how many neighbours there are, and how much they count."""
        numbers = (("alpha", 1e-4), ("beta", 0.75), ("bias", 1.0))
        size = attributes.whole("size", 0)
        if size < 1:
            raise ValueError(f"size must be at least 1, got {size}")
        self.settings = (size, *(attributes.number(*each) for each in numbers))

    def shapes(self, x):
        """Leave the shape as it is."""
        check_floats(x)
        if len(x.shape) < 2:
            raise ValueError(f"no channels in {x.shape}")
        local_response_norm(np.ones((1, 1), x.dtype), *self.settings)  # or refuse them
        return [x.like(x.shape)], x.size * min(self.settings[0], x.shape[1])

    def forward(self, x):
        """Apply local_response_norm."""
        y = local_response_norm(x, *self.settings)
        return (y,), lambda dy: (local_response_norm_backward(dy, x, *self.settings),)


OPERATORS = (
    BatchNormalization,
    InstanceNormalization,
    LayerNormalization,
    LRN,
)
