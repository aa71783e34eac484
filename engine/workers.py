"""Two threads for one computation: NumPy lets go of the interpreter while it works."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor

THREADS = 2


def in_order(compute, tasks):
    """Compute tasks beside each other, and hand out their results one by one.

    Parameters
    ----------
    compute : callable
    tasks : list

    Yields
    ------
    task, result
        In the order of the tasks, so that sums come out the same in every run. Few
        results wait at a time, so that memory stays small.
    """
    if len(tasks) < 2:
        yield from ((task, compute(task)) for task in tasks)
        return
    with ThreadPoolExecutor(THREADS) as pool:
        waiting = deque()
        for task in tasks:
            waiting.append((task, pool.submit(compute, task)))
            if len(waiting) > THREADS:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


def _finished(task, future):
    return task, future.result()
