"""Whole networks: the graph against ONNX Runtime and PyTorch, forward and backward.

Run ``python benchmarks/whole_networks.py [rounds]``; README.md beside this file says
how to install them. All three get the same file, which PyTorch runs eagerly, node by
node. Backward means the gradient of the picture, without those of the weights.
"""

import os
import sys
from functools import partial
from pathlib import Path

import numpy as np

sys.path[0] = str(Path(__file__).parents[1])

from benchmarks import limits, turns  # noqa: E402
from benchmarks.architectures import ARCHITECTURES, SIDE  # noqa: E402
from networks.onnx_file import load  # noqa: E402


def forward(make, name):
    """Return the call that is timed in the forward table."""
    return make(ARCHITECTURES[name]())[0]


def backward(make, name):
    """Return the call that is timed in the backward table."""
    return make(ARCHITECTURES[name]())[1]()


def ours(data):
    """Prepare the graph."""
    graph, x = load(data), picture()
    (scores,) = graph.outputs

    def run():
        return graph.compute({"x": x})[scores]

    def run_back():
        values, back = graph.run({"x": x})
        dy = np.ones_like(values[scores])
        return lambda: back({scores: dy}, ["x"])[0]["x"]

    return run, run_back


def onnx_runtime(data):
    """Prepare ONNX Runtime."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ["OMP_NUM_THREADS"])
    providers = ["CPUExecutionProvider"]
    session, x = onnxruntime.InferenceSession(data, options, providers), picture()
    return lambda: session.run(None, {"x": x})[0], None


def pytorch(data):
    """Prepare PyTorch."""
    import torch

    graph, x = load(data), torch.from_numpy(picture())
    weights = {name: torch.from_numpy(a.copy()) for name, a in graph.constants.items()}
    calls = [(_torch_call(node), node.inputs, node.outputs[0]) for node in graph.nodes]

    def scores(x):
        values = weights | {"x": x}
        for call, inputs, output in calls:
            values[output] = call(*(values[name] for name in inputs))
        return values[output]

    def run():
        with torch.no_grad():
            return scores(x).numpy()

    def run_back():
        x.requires_grad_()
        y = scores(x)
        dy = torch.ones_like(y)
        return lambda: torch.autograd.grad(y, x, dy, retain_graph=True)[0].numpy()

    return run, run_back


def _torch_call(node):
    """Return PyTorch's function for a node."""
    from torch import cat, flatten
    from torch.nn import functional

    operation, plain = (
        node.operation,
        {
            "Add": lambda a, b: a + b,
            "Clip": lambda x, *_: functional.relu6(x),
            "Concat": lambda *tensors: cat(tensors, 1),
            "Flatten": lambda x: flatten(x, 1),
            "Gemm": functional.linear,
            "GlobalAveragePool": lambda x: functional.adaptive_avg_pool2d(x, 1),
            "Relu": functional.relu,
        },
    )
    if node.operator in plain:
        return plain[node.operator]
    windows = operation.windows
    pads = windows.pads or [0] * 4
    if node.operator == "MaxPool":
        kernel, step = windows.kernel, windows.strides
        return lambda x: functional.max_pool2d(x, kernel, step, pads[:2])
    settings = windows.strides, pads[:2], 1, operation.groups
    if pads[:2] == pads[2:]:
        return lambda x, w, b: functional.conv2d(x, w, b, *settings)
    # PyTorch pads both sides alike: here the frame is laid before
    uneven, settings = [pads[i] for i in (1, 3, 0, 2)], (settings[0], 0, *settings[2:])
    return lambda x, w, b: functional.conv2d(functional.pad(x, uneven), w, b, *settings)


def products_alone(data):
    """Prepare the products of all convolutions, their windows laid out already."""
    graph, x = load(data), picture()
    values, _ = graph.run({"x": x})
    calls = [
        limits.convolution_of(node, *(values[name] for name in node.inputs))
        for node in graph.nodes
        if node.operator == "Conv"
    ]

    def run():
        for call in calls:
            call()

    return run, None


def picture():
    """Draw what the networks look at."""
    rng = np.random.default_rng(1)
    return rng.standard_normal((1, 3, SIDE, SIDE), np.float32)


LIBRARIES = {
    "engine": ours,
    "PyTorch": pytorch,
    "ONNX Runtime": onnx_runtime,
    "products alone": products_alone,
}


def table(direction, libraries):
    """Return {case: {library: prepare}}."""
    return {
        name: {
            library: partial(direction, make, name)
            for library, make in libraries.items()
        }
        for name in ARCHITECTURES
    }


def main():
    """Compare with one thread, as the app runs, and with two."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with_gradients = {n: LIBRARIES[n] for n in ("engine", "PyTorch")}
    tables = {
        "forward": table(forward, LIBRARIES),
        "backward": table(backward, with_gradients),
    }
    turns.compare(tables, rounds)


if __name__ == "__main__":
    main()
