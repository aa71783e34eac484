"""How long activations take, forward and backward, on a million numbers.

Its job is ``{"slope", "seconds"}``, each record ``{"way", "round", "forward",
"backward"}``, in seconds.
"""

import time

import numpy as np

from lessons.measuring.program import serve
from scenes.activation.activations import ACTIVATIONS, activation
from scenes.activation.vanishing import pieces, runs

ROUNDS = 10  # of which the fastest counts
PIECES = "pieces"
RESERVE = 31 * 2**20  # bytes; glibc learns of blocks up to 32 MiB (mallopt(3))


def measure_all(job, report):
    """Run all functions in turns, so that what disturbs one disturbs all.

    A function that gets its memory from the system anew at every call would be timed by
    that: ReLU took six times as long.

    Parameters
    ----------
    job : dict
        As in the module's docstring.
    report : callable
        Receives each record, a dict.
    """
    end = time.perf_counter() + job["seconds"]
    np.empty(RESERVE, np.uint8)  # from now on malloc keeps what it is given back
    functions = {name: activation(name, job["slope"]) for name in ACTIVATIONS}
    in_turns(runs(functions) | {PIECES: pieces()}, end, report)


def in_turns(pairs, end, report):
    """Time pairs of functions, round after round, for at least one.

    Parameters
    ----------
    pairs : dict of str to (callable, callable)
    end : float
        When the last round may begin, on ``time.perf_counter``.
    report : callable
    """
    for count in range(ROUNDS):
        if count and time.perf_counter() > end:
            break
        for name, pair in pairs.items():
            forward, backward = map(_time, pair)
            times = {"forward": forward, "backward": backward}
            report({"way": name, "round": count, **times})


def _time(run):
    """Time of this thread alone: a busy server's other readers do not count."""
    start = time.thread_time()
    run()
    return time.thread_time() - start


if __name__ == "__main__":
    serve(measure_all)
