"""The engine's convolution against its peers, in one process, taking turns.

Run ``python benchmarks/engine.py [rounds]``. ONNX Runtime and PyTorch take part if
they are installed; README.md beside this file says how.
"""

import os
import sys
from pathlib import Path
from statistics import geometric_mean, median
from time import perf_counter

THREADS = 2  # of NumPy's BLAS, and of each peer
os.environ["OPENBLAS_NUM_THREADS"] = str(THREADS)
sys.path[0] = str(Path(__file__).parents[1])

import numpy as np  # noqa: E402

import engine  # noqa: E402

# x, w, stride, padding
CASES = [
    ((1, 3, 227, 227), (96, 3, 11, 11), 4, 0),
    ((1, 3, 512, 512), (8, 3, 3, 3), 1, 1),
    ((1, 3, 1024, 1024), (16, 3, 5, 5), 1, 2),
    ((100, 3, 31, 31), (25, 3, 3, 3), 2, 1),
    ((1, 64, 112, 112), (128, 64, 3, 3), 1, 1),
    ((1, 10, 62, 62), (10, 10, 3, 3), 1, 0),
    ((64, 1, 28, 28), (8, 1, 3, 3), 1, 1),
]
ONCE = {"textbook"}  # takes seconds, and a single run says enough


def ours(x, w, stride, padding):
    """Prepare the engine's own convolution."""

    def forward():
        return engine.conv2d(x, w, None, stride, padding)

    return forward, lambda dy: engine.conv2d_backward(dy, x, w, stride, padding)


def whole_im2col(x, w, stride, padding):
    """Prepare one product with the whole im2col matrix."""
    settings, weights = (w.shape[2:], stride, padding), w.reshape(len(w), -1)
    OH, OW = (
        engine.output_size(x.shape[axis], w.shape[axis], stride, padding)
        for axis in (2, 3)
    )

    def forward():
        return (weights @ engine.im2col(x, *settings)).reshape(len(x), len(w), OH, OW)

    def backward(dy):
        flat, cols = dy.reshape(len(x), len(w), -1), engine.im2col(x, *settings)
        dw = (flat @ cols.swapaxes(1, 2)).sum(axis=0).reshape(w.shape)
        dx = engine.col2im(weights.T @ flat, x.shape, *settings)
        return dx, dw, dy.sum(axis=(0, 2, 3))

    return forward, backward


def textbook(x, w, stride, padding):
    """Prepare the loop over windows."""
    KH, KW = w.shape[2:]

    def forward():
        sides = (padding, padding)
        padded = np.pad(x, ((0, 0), (0, 0), sides, sides))
        OH, OW = (
            (side - k) // stride + 1
            for side, k in zip(padded.shape[2:], (KH, KW), strict=True)
        )
        y = np.empty((len(x), len(w), OH, OW), x.dtype)
        for n, oh, ow in np.ndindex(len(x), OH, OW):
            top, left = oh * stride, ow * stride
            window = padded[n, :, top : top + KH, left : left + KW]
            y[n, :, oh, ow] = (w * window).sum(axis=(1, 2, 3))
        return y

    return forward, None


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
    options.intra_op_num_threads = THREADS
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    return lambda: session.run(None, {"x": x})[0], None


def pytorch(x, w, stride, padding):
    """Prepare PyTorch, without its bookkeeping for gradients."""
    import torch

    torch.set_num_threads(THREADS)
    x, w = torch.from_numpy(x), torch.from_numpy(w)
    settings = [stride] * 2, [padding] * 2, [1, 1], False, [0, 0], 1

    def forward():
        with torch.no_grad():
            return torch.nn.functional.conv2d(x, w, None, stride, padding).numpy()

    def backward(dy):
        return torch.ops.aten.convolution_backward(
            torch.from_numpy(dy), x, w, [len(w)], *settings, [True] * 3
        )

    return forward, backward


PEERS = {
    "engine": ours,
    "PyTorch": pytorch,
    "ONNX Runtime": onnx_runtime,
    "whole im2col": whole_im2col,
    "textbook": textbook,
}


def available():
    """Leave out the peers that are not installed."""
    found = {}
    for name, prepare in PEERS.items():
        try:
            prepare(np.ones((1, 1, 3, 3), "f4"), np.ones((1, 1, 3, 3), "f4"), 1, 0)
            found[name] = prepare
        except ImportError as missing:
            print(f"without {name}: {missing}")
    return found


def take_turns(calls, rounds):
    """Time every call once a round: (name: seconds)."""
    times = {name: [] for name in calls}
    for turn in range(rounds):
        for name, call in calls.items():
            if turn and name in ONCE:
                continue
            start = perf_counter()
            call()
            times[name].append(perf_counter() - start)
    return times


def measure(peers, case, rounds):
    """Check that all agree on one case, and time them: (forward, backward)."""
    x_shape, w_shape, stride, padding = case
    rng = np.random.default_rng(0)
    x, w = (rng.standard_normal(s, np.float32) for s in (x_shape, w_shape))
    pairs = {name: make(x, w, stride, padding) for name, make in peers.items()}
    y = pairs["engine"][0]()
    dy = rng.standard_normal(y.shape, np.float32)
    there = {name: forward for name, (forward, _) in pairs.items()}
    back = {
        name: lambda backward=backward: backward(dy)
        for name, (_, backward) in pairs.items()
        if backward
    }
    check({name: [y] for name, y in each(there)}, dict(each(back)))
    return take_turns(there, rounds), take_turns(back, rounds)


def each(calls):
    """Call once, which also warms up: (name, result) pairs."""
    return ((name, call()) for name, call in calls.items())


def check(*results):
    """Stop if a peer computes something else."""
    for by_name in results:
        for name, arrays in by_name.items():
            for ours, theirs in zip(by_name["engine"], arrays, strict=True):
                gap = np.abs(ours - np.asarray(theirs)).max() / np.abs(ours).max()
                if gap > 1e-3:
                    raise SystemExit(f"{name} differs by {gap:.1e}")


def print_table(title, rows, peers):
    """Print best and median milliseconds, and how the engine compares."""
    names = [name for name in peers if name in rows[0]]
    print(f"\n{title}: best / median ms")
    print(f"{'case':>36}", *(f"{name:>17}" for name in names))
    for (x, w, stride, padding), times in zip(CASES, rows, strict=True):
        case = f"{'×'.join(map(str, x))} {'×'.join(map(str, w))} {stride} {padding}"
        print(f"{case:>36}", *(f"{cell(times[name]):>17}" for name in names))
    for name in names[1:]:
        best, middle = (
            geometric_mean(how(row["engine"]) / how(row[name]) for row in rows)
            for how in (min, median)
        )
        print(f"engine / {name}: {best:.2f} by best, {middle:.2f} by median")


def cell(times):
    """Write best and median in milliseconds."""
    return f"{min(times) * 1e3:.2f} / {median(times) * 1e3:.2f}"


def main():
    """Measure all cases and print both tables."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    peers = available()
    forward, backward = zip(
        *(measure(peers, case, rounds) for case in CASES), strict=True
    )
    print_table("forward", forward, peers)
    print_table("backward", backward, peers)


if __name__ == "__main__":
    main()
