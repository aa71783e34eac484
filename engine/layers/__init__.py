"""Layers: the pure functions with the weights and settings that they need.

A layer keeps nothing from a call. ``y, back = layer.forward(x)`` hands the way back
out as a function, ``dx, grads = back(dy)``, so that one layer can serve many at once.
"""

from engine.layers.activations import (
    GELU,
    Clip,
    HardSigmoid,
    HardSwish,
    LeakyReLU,
    PReLU,
    ReLU,
    ReLU6,
    Sigmoid,
    Swish,
    Tanh,
)
from engine.layers.base import Layer
from engine.layers.norms import BatchNorm, LayerNorm, LocalResponseNorm
from engine.layers.pooling import (
    AdaptiveAvgPool2D,
    AvgPool2D,
    GlobalAvgPool,
    MaxPool2D,
)
from engine.layers.shaping import Dropout, Flatten, Pad2D, Resize
from engine.layers.weighted import Conv2D, ConvTranspose2D, Dense

__all__ = [
    "GELU",
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
    "PReLU",
    "Pad2D",
    "ReLU",
    "ReLU6",
    "Resize",
    "Sigmoid",
    "Swish",
    "Tanh",
]
