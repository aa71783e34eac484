"""The engine's convolution against PyTorch's, ONNX Runtime's and a whole im2col.

Run ``python benchmarks/engine.py [rounds]``; README.md beside this file says how to
install them.
"""

import sys
from functools import partial
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from benchmarks import peers, turns  # noqa: E402

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


def name(x, w, stride, padding):
    """Write a case as 1×3×227×227, 96×3×11×11, stride 4."""
    sizes = ", ".join("×".join(map(str, shape)) for shape in (x, w))
    stride = f", stride {stride}" if stride > 1 else ""
    return sizes + stride + (f", padding {padding}" if padding else "")


def table(direction, libraries):
    """Return {case: {library: prepare}}."""
    return {
        name(*case): {
            library: partial(direction, make, *case)
            for library, make in libraries.items()
        }
        for case in CASES
    }


def main():
    """Compare with one thread, as the app runs, and with two."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    forward = table(peers.forward, peers.LIBRARIES)
    backward = table(peers.backward, peers.WITH_GRADIENTS)
    turns.compare({"forward": forward, "backward": backward}, rounds)


if __name__ == "__main__":
    main()
