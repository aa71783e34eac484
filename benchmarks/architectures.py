"""Well-known networks for pictures of 224 × 224 as ONNX files, with random weights.

Without batch normalisation: in use it lies inside the convolution before it.
"""

from math import prod, sqrt

import numpy as np
from onnx import TensorProto, helper, numpy_helper

SIDE, CLASSES = 224, 1000
MOBILE = (  # kernel, stride, expansion, filters, repeats
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (3, 2, 6, 32, 3),
    (3, 2, 6, 64, 4),
    (3, 1, 6, 96, 3),
    (3, 2, 6, 160, 3),
    (3, 1, 6, 320, 1),
)
LITE = (
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)


class Builder:
    """Nodes and weights, one after another."""

    def __init__(self):
        self.nodes, self.weights = [], []
        self.rng = np.random.default_rng(0)
        self.channels = {"x": 3}

    def add(self, operator, *inputs, **attributes):
        """Add a node, and return its output, which has its first input's channels."""
        y = f"{operator}{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [y], **attributes))
        self.channels[y] = self.channels[inputs[0]]
        return y

    def conv(self, x, filters, kernel, stride=1, groups=1, pads=None):
        """Add a convolution, so padded that stride 1 keeps the size unless told."""
        half = kernel // 2
        w = self.weight(filters, self.channels[x] // groups, kernel, kernel)
        y = self.add(
            "Conv",
            *(x, w, self.weight(filters)),
            strides=[stride] * 2,
            group=groups,
            pads=[half] * 4 if pads is None else pads,
        )
        self.channels[y] = filters
        return y

    def weight(self, *shape):
        """Draw an array after He."""
        size = sqrt(2 / prod(shape[1:])) if len(shape) > 1 else 0.1
        array = self.rng.standard_normal(shape, np.float32) * np.float32(size)
        self.weights.append(numpy_helper.from_array(array, f"w{len(self.weights)}"))
        return self.weights[-1].name

    def relu6(self, x):
        """Add ReLU6."""
        for name, limit in (("low", 0), ("high", 6)):
            if name not in (w.name for w in self.weights):
                array = np.array(limit, np.float32)
                self.weights.append(numpy_helper.from_array(array, name))
        return self.add("Clip", x, "low", "high")

    def classify(self, x):
        """Add the mean of every map and a dense layer."""
        flat = self.add("Flatten", self.add("GlobalAveragePool", x))
        w = self.weight(CLASSES, self.channels[x])
        return self.add("Gemm", flat, w, self.weight(CLASSES), transB=1)

    def file(self, y):
        """Return the bytes of a file whose output is y."""
        info = helper.make_tensor_value_info
        x = info("x", TensorProto.FLOAT, [1, 3, SIDE, SIDE])
        y = info(y, TensorProto.FLOAT, None)
        graph = helper.make_graph(self.nodes, "network", [x], [y], self.weights)
        opsets = [helper.make_opsetid("", 17)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
        return model.SerializeToString()


def efficientnet_lite0():
    """Depthwise convolutions between 1 × 1 ones, padded as TensorFlow does (2019)."""
    return _inverted_residuals(LITE, _same)


def mobilenet_v2():
    """Depthwise convolutions between 1 × 1 ones, padded evenly (2018)."""
    return _inverted_residuals(MOBILE, lambda kernel, stride: [kernel // 2] * 4)


def resnet18():
    """Pairs of 3 × 3 convolutions, and a way around each (2015)."""
    net = Builder()
    x = net.add("Relu", net.conv("x", 64, 7, 2))
    x = net.add("MaxPool", x, kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4)
    for filters, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
        x = _basic_block(net, _basic_block(net, x, filters, stride), filters, 1)
    return net.file(net.classify(x))


def squeezenet():
    """1 × 1 convolutions that squeeze, 1 × 1 and 3 × 3 ones side by side (2016)."""
    net = Builder()
    x = net.add("Relu", net.conv("x", 64, 3, 2, pads=[0] * 4))
    for blocks in (
        ((16, 64),) * 2,
        ((32, 128),) * 2,
        ((48, 192),) * 2 + ((64, 256),) * 2,
    ):
        x = net.add("MaxPool", x, kernel_shape=[3, 3], strides=[2, 2])
        for squeezed, filters in blocks:
            x = _fire(net, x, squeezed, filters)
    x = net.add("Relu", net.conv(x, CLASSES, 1))
    return net.file(net.add("Flatten", net.add("GlobalAveragePool", x)))


ARCHITECTURES = {
    "EfficientNet-Lite0": efficientnet_lite0,
    "MobileNetV2": mobilenet_v2,
    "ResNet18": resnet18,
    "SqueezeNet": squeezenet,
}


def _inverted_residuals(blocks, pads):
    net = Builder()
    x = net.relu6(net.conv("x", 32, 3, 2, pads=pads(3, 2)))
    for kernel, stride, expansion, filters, repeats in blocks:
        for place in range(repeats):
            step = 1 if place else stride
            around, wide = x, net.channels[x] * expansion
            if expansion > 1:
                x = net.relu6(net.conv(x, wide, 1))
            x = net.relu6(net.conv(x, wide, kernel, step, wide, pads(kernel, step)))
            x = net.conv(x, filters, 1)
            if place:
                x = net.add("Add", x, around)
    return net.file(net.classify(net.relu6(net.conv(x, 1280, 1))))


def _same(kernel, stride):
    """Pad a side that the stride divides; the odd cell comes behind."""
    total = kernel - stride
    return [total // 2] * 2 + [total - total // 2] * 2


def _basic_block(net, x, filters, stride):
    y = net.conv(net.add("Relu", net.conv(x, filters, 3, stride)), filters, 3)
    around = net.conv(x, filters, 1, stride) if stride > 1 else x
    return net.add("Relu", net.add("Add", y, around))


def _fire(net, x, squeezed, filters):
    x = net.add("Relu", net.conv(x, squeezed, 1))
    sides = [net.add("Relu", net.conv(x, filters, kernel)) for kernel in (1, 3)]
    y = net.add("Concat", *sides, axis=1)
    net.channels[y] = 2 * filters
    return y
