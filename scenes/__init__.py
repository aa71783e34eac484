"""Engine results in, a Scene out: what the lessons animate, as plain data.

What one plays with arrays of one's own is named here::

    import numpy as np
    from drawing import animate
    from scenes import Geometry, convolution_forward

    x, w = np.random.rand(8, 8), np.array([[-1.0, 0, 1]] * 3)
    animate(convolution_forward(x, w, Geometry(3, stride=2, padding=1)))
"""

from scenes.activation.activations import Activation, activation
from scenes.activation.relu import relu_backward, relu_forward
from scenes.convolution.backward import weights_gradient
from scenes.convolution.forward import convolution_forward
from scenes.convolution.input_gradient import folded_back
from scenes.im2col.forward import im2col_forward
from scenes.pooling.backward import avg_pool_backward, max_pool_backward
from scenes.pooling.forward import avg_pool_forward, max_pool_forward
from scenes.windows import Geometry

__all__ = [
    "Activation",
    "Geometry",
    "activation",
    "avg_pool_backward",
    "avg_pool_forward",
    "convolution_forward",
    "folded_back",
    "im2col_forward",
    "max_pool_backward",
    "max_pool_forward",
    "relu_backward",
    "relu_forward",
    "weights_gradient",
]
