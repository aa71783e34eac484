"""The engine: the layers of a convolutional network, in NumPy alone.

Arrays are NCHW, filters OIHW. float32 stays float32 and float64 float64. No function
changes what it is given, and none keeps anything from a call.
"""

from engine import filters
from engine.activations import (
    leaky_relu,
    leaky_relu_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    tanh,
    tanh_backward,
)
from engine.bank import filter_bank, filter_bank_names
from engine.conv import conv1d, conv1d_backward, conv2d, conv2d_backward
from engine.dense import dense, dense_backward
from engine.dropout import dropout, dropout_backward
from engine.geometry import output_size
from engine.gradient import numerical_gradient
from engine.layers import (
    AvgPool2D,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LeakyReLU,
    MaxPool2D,
    ReLU,
    Sigmoid,
    Tanh,
)
from engine.loss import softmax, softmax_cross_entropy
from engine.naive import conv2d_backward_naive, conv2d_naive
from engine.network import Network
from engine.patches import col2im, im2col
from engine.pool import (
    avg_pool2d,
    avg_pool2d_backward,
    max_pool2d,
    max_pool2d_backward,
)
from engine.training import SGD, Adam, Record, train

__all__ = [
    "SGD",
    "Adam",
    "AvgPool2D",
    "Conv2D",
    "Dense",
    "Dropout",
    "Flatten",
    "Layer",
    "LeakyReLU",
    "MaxPool2D",
    "Network",
    "ReLU",
    "Record",
    "Sigmoid",
    "Tanh",
    "avg_pool2d",
    "avg_pool2d_backward",
    "col2im",
    "conv1d",
    "conv1d_backward",
    "conv2d",
    "conv2d_backward",
    "conv2d_backward_naive",
    "conv2d_naive",
    "dense",
    "dense_backward",
    "dropout",
    "dropout_backward",
    "filter_bank",
    "filter_bank_names",
    "filters",
    "im2col",
    "leaky_relu",
    "leaky_relu_backward",
    "max_pool2d",
    "max_pool2d_backward",
    "numerical_gradient",
    "output_size",
    "relu",
    "relu_backward",
    "sigmoid",
    "sigmoid_backward",
    "softmax",
    "softmax_cross_entropy",
    "tanh",
    "tanh_backward",
    "train",
]
