"""The engine: the layers of a convolutional network, in NumPy alone.

Arrays are NCHW, filters OIHW. float32 stays float32 and float64 float64. No function
changes what it is given, and none keeps anything from a call.
"""

from engine import filters, textbook
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
from engine.adaptive import (
    adaptive_avg_pool2d,
    adaptive_avg_pool2d_backward,
    global_avg_pool,
    global_avg_pool_backward,
)
from engine.arithmetic import (
    add,
    add_backward,
    multiply,
    multiply_backward,
)
from engine.arrange import (
    concatenate,
    concatenate_backward,
    split,
    split_backward,
    transpose,
    transpose_backward,
)
from engine.bank import filter_bank, filter_bank_names
from engine.clipped import (
    clip,
    clip_backward,
    hard_sigmoid,
    hard_sigmoid_backward,
    hard_swish,
    hard_swish_backward,
    relu6,
    relu6_backward,
)
from engine.conv import (
    conv1d,
    conv1d_backward,
    conv2d,
    conv2d_backward,
    conv2d_filter_gradient,
    conv2d_input_gradient,
)
from engine.dense import dense, dense_backward
from engine.dropout import dropout, dropout_backward
from engine.geometry import (
    output_size,
    transposed_size,
)
from engine.gradient import numerical_gradient
from engine.layers import (
    GELU,
    AdaptiveAvgPool2D,
    AvgPool2D,
    BatchNorm,
    Clip,
    Conv2D,
    ConvTranspose2D,
    Dense,
    Dropout,
    Flatten,
    GlobalAvgPool,
    HardSigmoid,
    HardSwish,
    Layer,
    LayerNorm,
    LeakyReLU,
    LocalResponseNorm,
    MaxPool2D,
    Pad2D,
    PReLU,
    ReLU,
    ReLU6,
    Resize,
    Sigmoid,
    Swish,
    Tanh,
)
from engine.loss import (
    softmax,
    softmax_backward,
    softmax_cross_entropy,
)
from engine.naive import (
    conv2d_backward_naive,
    conv2d_naive,
    conv_transpose2d_naive,
)
from engine.network import Network
from engine.norms import (
    batch_norm,
    batch_norm_backward,
    layer_norm,
    layer_norm_backward,
    running_statistics,
)
from engine.pad import (
    pad,
    pad_backward,
)
from engine.patches import col2im, im2col
from engine.pool import (
    avg_pool2d,
    avg_pool2d_backward,
    max_pool2d,
    max_pool2d_backward,
    max_pool2d_values,
    max_pool2d_values_backward,
)
from engine.prelu import (
    prelu,
    prelu_backward,
)
from engine.resize import (
    resize,
    resize_backward,
)
from engine.response import (
    local_response_norm,
    local_response_norm_backward,
)
from engine.smooth import (
    gelu,
    gelu_backward,
    swish,
    swish_backward,
)
from engine.training import SGD, Adam, Pass, Record, train
from engine.transposed import (
    conv_transpose2d,
    conv_transpose2d_backward,
)

__all__ = [
    "GELU",
    "SGD",
    "Adam",
    "AdaptiveAvgPool2D",
    "AvgPool2D",
    "BatchNorm",
    "Clip",
    "Conv2D",
    "ConvTranspose2D",
    "Dense",
    "Dropout",
    "Flatten",
    "GlobalAvgPool",
    "HardSigmoid",
    "HardSwish",
    "Layer",
    "LayerNorm",
    "LeakyReLU",
    "LocalResponseNorm",
    "MaxPool2D",
    "Network",
    "PReLU",
    "Pad2D",
    "Pass",
    "ReLU",
    "ReLU6",
    "Record",
    "Resize",
    "Sigmoid",
    "Swish",
    "Tanh",
    "adaptive_avg_pool2d",
    "adaptive_avg_pool2d_backward",
    "add",
    "add_backward",
    "avg_pool2d",
    "avg_pool2d_backward",
    "batch_norm",
    "batch_norm_backward",
    "clip",
    "clip_backward",
    "col2im",
    "concatenate",
    "concatenate_backward",
    "conv1d",
    "conv1d_backward",
    "conv2d",
    "conv2d_backward",
    "conv2d_backward_naive",
    "conv2d_filter_gradient",
    "conv2d_input_gradient",
    "conv2d_naive",
    "conv_transpose2d",
    "conv_transpose2d_backward",
    "conv_transpose2d_naive",
    "dense",
    "dense_backward",
    "dropout",
    "dropout_backward",
    "filter_bank",
    "filter_bank_names",
    "filters",
    "gelu",
    "gelu_backward",
    "global_avg_pool",
    "global_avg_pool_backward",
    "hard_sigmoid",
    "hard_sigmoid_backward",
    "hard_swish",
    "hard_swish_backward",
    "im2col",
    "layer_norm",
    "layer_norm_backward",
    "leaky_relu",
    "leaky_relu_backward",
    "local_response_norm",
    "local_response_norm_backward",
    "max_pool2d",
    "max_pool2d_backward",
    "max_pool2d_values",
    "max_pool2d_values_backward",
    "multiply",
    "multiply_backward",
    "numerical_gradient",
    "output_size",
    "pad",
    "pad_backward",
    "prelu",
    "prelu_backward",
    "relu",
    "relu6",
    "relu6_backward",
    "relu_backward",
    "resize",
    "resize_backward",
    "running_statistics",
    "sigmoid",
    "sigmoid_backward",
    "softmax",
    "softmax_backward",
    "softmax_cross_entropy",
    "split",
    "split_backward",
    "swish",
    "swish_backward",
    "tanh",
    "tanh_backward",
    "textbook",
    "train",
    "transpose",
    "transpose_backward",
    "transposed_size",
]
