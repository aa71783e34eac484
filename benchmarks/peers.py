"""How each library convolves: what it prepares, and what of it is timed.

Every maker takes x, w, stride and padding and returns a call of the forward pass, and
one that turns dy into (dx, dw, db), or None.
"""

import os

import numpy as np

import engine
from benchmarks.limits import copies_alone, products_alone


def forward(make, x_shape, w_shape, stride, padding):
    """Return the call that is timed in the forward table."""
    return make(*_arrays(x_shape, w_shape), stride, padding)[0]


def backward(make, x_shape, w_shape, stride, padding):
    """Return the call that is timed in the backward table."""
    x, w = _arrays(x_shape, w_shape)
    (dy,) = _arrays(engine.conv2d(x, w, None, stride, padding).shape)
    run_back = make(x, w, stride, padding)[1]
    return lambda: run_back(dy)


def ours(x, w, stride, padding):
    """Prepare the engine's own convolution."""

    def run():
        return engine.conv2d(x, w, None, stride, padding)

    return run, lambda dy: engine.conv2d_backward(dy, x, w, stride, padding)


def whole_im2col(x, w, stride, padding):
    """Prepare one product with the whole im2col matrix."""
    settings, weights = (w.shape[2:], stride, padding), w.reshape(len(w), -1)
    OH, OW = (
        engine.output_size(x.shape[axis], w.shape[axis], stride, padding)
        for axis in (2, 3)
    )

    def run():
        return (weights @ engine.im2col(x, *settings)).reshape(len(x), len(w), OH, OW)

    def run_back(dy):
        flat, cols = dy.reshape(len(x), len(w), -1), engine.im2col(x, *settings)
        dw = (flat @ cols.swapaxes(1, 2)).sum(axis=0).reshape(w.shape)
        dx = engine.col2im(weights.T @ flat, x.shape, *settings)
        return dx, dw, dy.sum(axis=(0, 2, 3))

    return run, run_back


def onnx_runtime(x, w, stride, padding):
    """Prepare ONNX Runtime on a model of one node."""
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    node = helper.make_node(
        "Conv", ["x", "w"], ["y"], strides=[stride] * 2, pads=[padding] * 4
    )
    x_info = helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)
    y_info = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
    weights = [numpy_helper.from_array(w, "w")]
    graph = helper.make_graph([node], "conv", [x_info], [y_info], weights)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ["OMP_NUM_THREADS"])
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    return lambda: session.run(None, {"x": x})[0], None


def pytorch(x, w, stride, padding):
    """Prepare PyTorch, without its bookkeeping for gradients."""
    import torch

    x, w = torch.from_numpy(x), torch.from_numpy(w)
    settings = [stride] * 2, [padding] * 2, [1, 1], False, [0, 0], 1

    def run():
        with torch.no_grad():
            return torch.nn.functional.conv2d(x, w, None, stride, padding).numpy()

    def run_back(dy):
        return torch.ops.aten.convolution_backward(
            torch.from_numpy(dy), x, w, [len(w)], *settings, [True] * 3
        )

    return run, run_back


LIBRARIES = {
    "engine": ours,
    "PyTorch": pytorch,
    "ONNX Runtime": onnx_runtime,
    "whole im2col": whole_im2col,
    "products alone": products_alone,
    "copies alone": copies_alone,
}
FORWARD_ALONE = {"ONNX Runtime", "copies alone"}
WITH_GRADIENTS = {k: LIBRARIES[k] for k in LIBRARIES if k not in FORWARD_ALONE}


def _arrays(*shapes):
    rng = np.random.default_rng(0)
    return [rng.standard_normal(shape, np.float32) for shape in shapes]
