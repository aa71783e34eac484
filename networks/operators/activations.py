"""Activations: the same function for every number."""

from engine import relu, relu_backward, sigmoid, sigmoid_backward, tanh, tanh_backward
from networks.operators.operation import Operation


class Activation(Operation):
    """A function of one tensor, number by number."""

    def shapes(self, x, *_):
        """Leave the shape as it is."""
        return [x.like(x.shape)], 0


class Relu(Activation):
    """ONNX's Relu."""

    def forward(self, x):
        """Apply relu."""
        return (relu(x),), lambda dy: (relu_backward(dy, x),)


class Sigmoid(Activation):
    """ONNX's Sigmoid."""

    def forward(self, x):
        """Apply sigmoid."""
        return (sigmoid(x),), lambda dy: (sigmoid_backward(dy, x),)


class Tanh(Activation):
    """ONNX's Tanh."""

    def forward(self, x):
        """Apply tanh."""
        return (tanh(x),), lambda dy: (tanh_backward(dy, x),)


OPERATORS = (Relu, Sigmoid, Tanh)
