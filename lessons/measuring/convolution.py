"""Time and memory of a convolution, computed in several ways, by the picture's size.

Its job is ``{"kernel", "stride", "channels", "filters", "seconds", "bytes"}``, each
record ``{"way", "side", "seconds", "bytes"}``.
"""

import time
import tracemalloc

import numpy as np

from engine import conv2d, conv2d_naive, im2col, output_size, textbook
from lessons.measuring.program import serve

SIDES = (16, 32, 64, 128, 256, 512, 1024)
ENOUGH = 0.05  # seconds of work that tell the time of a way
RUNS, LONG = 3, 0.5  # so many runs at least, unless they take so many seconds
GROWTH = 5.0  # a picture of twice the side takes at most so much more


def definition(x, w, stride):
    """Go through every product in Python."""
    return conv2d_naive(x, w, stride=stride)


def as_in_the_textbook(x, w, stride):
    """Copy one window after the other, multiply once."""
    return textbook.conv_forward(x, w, np.zeros(len(w), w.dtype), stride)


def loop_over_windows(x, w, stride):
    """Multiply one window after the other with all filters."""
    F, _, KH, KW = w.shape
    OH, OW = (output_size(x.shape[axis], w.shape[axis], stride) for axis in (2, 3))
    y, rows = np.empty((F, OH, OW), x.dtype), w.reshape(F, -1)
    for oh, ow in np.ndindex(OH, OW):
        top, left = oh * stride, ow * stride
        patch = x[0, :, top : top + KH, left : left + KW]
        y[:, oh, ow] = rows @ patch.ravel()
    return y


def whole_im2col(x, w, stride):
    """Multiply all windows at once, as one matrix."""
    return w.reshape(len(w), -1) @ im2col(x, w.shape[2:], stride)[0]


def blocks_of_rows(x, w, stride):
    """Multiply as many rows of windows at a time as fit into the cache."""
    return conv2d(x, w, stride=stride)


WAYS = {
    "definition": definition,
    "textbook": as_in_the_textbook,
    "loop": loop_over_windows,
    "whole": whole_im2col,
    "blocks": blocks_of_rows,
}


def measure(way, x, w, stride):
    """Seconds of the quickest run, and bytes that it held at most."""
    seconds = []
    while sum(seconds) < (ENOUGH if len(seconds) >= RUNS else LONG):
        start = time.perf_counter()
        way(x, w, stride)
        seconds.append(time.perf_counter() - start)
    tracemalloc.start()
    way(x, w, stride)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return min(seconds), peak


def measure_all(job, report):
    """Go from small pictures to large ones, each way as long as it stays in bounds.

    Parameters
    ----------
    job : dict
        As in the module's docstring.
    report : callable
        Receives each measurement, a dict.
    """
    end = time.perf_counter() + job["seconds"]
    rng = np.random.default_rng(0)
    shape = (job["filters"], job["channels"], *job["kernel"])
    w = rng.random(shape, np.float32)
    ways = dict(WAYS)
    for side in (side for side in SIDES if side >= max(job["kernel"])):
        x = rng.random((1, job["channels"], side, side), np.float32)
        for name, way in list(ways.items()):
            start = time.perf_counter()
            seconds, peak = measure(way, x, w, job["stride"])
            report({"way": name, "side": side, "seconds": seconds, "bytes": peak})
            took, left = time.perf_counter() - start, end - time.perf_counter()
            if GROWTH * took > left / len(ways) or GROWTH * peak > job["bytes"]:
                del ways[name]


if __name__ == "__main__":
    serve(measure_all)
