"""What the costliest and most hostile files cost: seconds and memory.

    python -m benchmarks.pictures [part of a name]

Each file is read in a process of its own. The budget is for the processor's
time; the clock's, beside it, also counts whoever else is at work. Memory is what
the process has grown by, at its peak, with the file already in memory.
"""

import multiprocessing
import sys
from time import perf_counter, process_time

from pictures.loading import PictureRefused, load_picture
from tests.pictures.hostile import HOSTILE

MOST_SECONDS, MOST_MB = 3.0, 400


def measure(data, answers):
    """Read one file, and tell what came of it, how long it took, how it grew."""
    before, clock, work = _memory("VmRSS"), perf_counter(), process_time()
    try:
        outcome = str(load_picture(data).shape)
    except PictureRefused as refusal:
        outcome = str(refusal)
    clock, work = perf_counter() - clock, process_time() - work
    answers.put((outcome, work, clock, _memory("VmHWM") - before))


def _memory(name):
    """Read a figure of this process in MB; getrusage would count its parent's too."""
    with open("/proc/self/status") as file:
        return (
            int(next(line for line in file if line.startswith(name)).split()[1]) / 1e3
        )


def main(part=""):
    """Print a row per file; end in an error if one is over the budget."""
    processes = multiprocessing.get_context("spawn")
    over = []
    for name in (name for name in HOSTILE if part in name):
        answers = processes.Queue()
        data = HOSTILE[name]()
        process = processes.Process(target=measure, args=(data, answers))
        process.start()
        outcome, work, clock, growth = answers.get()
        process.join()
        size = len(data) / 1e6
        print(
            f"{name:36} {size:6.2f} MB  {work:5.2f} s (clock {clock:5.2f} s)"
            f" {growth:4.0f} MB  {outcome}"
        )
        if work > MOST_SECONDS or growth > MOST_MB:
            over.append(name)
    return over


if __name__ == "__main__":
    if over := main(*sys.argv[1:]):
        sys.exit(f"over {MOST_SECONDS} s or {MOST_MB} MB: {', '.join(over)}")
