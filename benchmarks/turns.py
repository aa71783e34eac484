"""Libraries measured against each other: each in a process of its own, taking turns.

Apart, because the threads that one library leaves spinning starve the next one in the
same process. What is measured is a table of cases, {case: {library: prepare}}: in the
library's process ``prepare()`` returns the call without arguments that is timed; what
it gives is compared with what the engine's gives, unless that is None. Processes are
spawned, so `prepare` is a function of a module, or a functools.partial of one.
"""

import multiprocessing
import os
import pickle
import platform
from contextlib import ExitStack, contextmanager
from importlib.metadata import PackageNotFoundError, version
from statistics import geometric_mean, median
from time import perf_counter, process_time, sleep

import numpy as np

SPAWN = multiprocessing.get_context("spawn")
NEEDS = {"PyTorch": "torch", "ONNX Runtime": "onnxruntime"}
HINT = "pip install torch==2.13.0 onnx==1.22.0 onnxruntime==1.32.0 threadpoolctl==3.6.0"
FEWEST, SHORTEST = 3, 0.03  # calls and seconds of a turn, after one that warms up
PAUSE = 0.05  # seconds until a library's threads have gone to sleep
SAMPLE = 99  # numbers of a result that are compared


def compare(tables, rounds=5, threads=(1, 2)):
    """Print each table of {title: table} with so many threads for every library."""
    os.environ.pop("OPENBLAS_CORETYPE", None)  # BLAS chooses its kernel by itself
    print_machine()
    for count in threads:
        set_threads(count)
        for title, table in tables.items():
            print_table(f"{title}, threads: {count}", measure_table(table, rounds))


def print_machine():
    """Print what figures depend on, and what is missing."""
    versions = {name: _version(name) for name in ("numpy", *NEEDS.values())}
    missing = [name for name, number in versions.items() if not number]
    print(f"python {platform.python_version()},", _pairs(versions))
    with SPAWN.Pool(1) as pool:
        kernel = pool.apply(_kernel)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}, BLAS {kernel}")
    print("missing:", ", ".join(missing) + f" ({HINT})" if missing else "nobody")


def set_threads(count):
    """Limit the threads of processes to come."""
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    os.environ.update(dict.fromkeys(names, str(count)))


def measure_table(table, rounds):
    """Return {case: {library: milliseconds of every call}}."""
    libraries = dict.fromkeys(name for case in table.values() for name in case)
    with ExitStack() as stack:
        pipes = {
            name: stack.enter_context(_process())
            for name in libraries
            if name not in NEEDS or _version(NEEDS[name])
        }
        return {name: _take_turns(case, pipes, rounds) for name, case in table.items()}


def print_table(title, rows):
    """Print best and median milliseconds, and how the engine compares."""
    names = list(dict.fromkeys(name for times in rows.values() for name in times))
    print(f"\n{title}: best / median ms\n\n| case |", " | ".join(names), "|")
    print("|---" * (len(names) + 1) + "|", flush=True)
    for case, times in rows.items():
        cells = (_cell(times[name]) if name in times else "" for name in names)
        print(f"| {case} |", " | ".join(cells), "|")
    for name in names[1:]:
        both = [
            (times["engine"], times[name]) for times in rows.values() if name in times
        ]
        best, middle = (
            geometric_mean(how(ours) / how(theirs) for ours, theirs in both)
            for how in (min, median)
        )
        print(f"\nengine / {name}: {best:.2f} by best, {middle:.2f} by median")


def _take_turns(case, pipes, rounds):
    """Let libraries measure one case in turn: {library: milliseconds}."""
    times = {name: [] for name in case if name in pipes}
    for _ in range(rounds):
        samples = {}
        for name in times:
            pipes[name].send(case[name])
            seconds, samples[name] = pipes[name].recv()
            times[name] += [1000 * s for s in seconds]
            sleep(PAUSE)
        _check(samples)
    return times


def _check(samples):
    """Stop if a library computes something else than the engine.

    The median tells: a few numbers at corners of ReLU are turned by rounding, and with
    them gradients of whole networks.
    """
    ours = samples.pop("engine")
    for name, theirs in samples.items():
        if theirs is not None:
            gap = np.median(abs(ours - theirs)) / abs(ours).max()
            if gap > 1e-3:
                raise SystemExit(f"{name} differs by {gap:.1e}")


@contextmanager
def _process():
    """Start a process that measures what is sent to it."""
    ours, theirs = SPAWN.Pipe()
    process = SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    yield ours
    ours.close()
    process.join()


def _serve(pipe):
    """Measure what is asked for until nothing is asked any more."""
    last = call = None
    while True:
        try:
            prepare = pipe.recv_bytes()
        except EOFError:
            return
        if prepare != last:
            call = None  # what the last case held is free before this one is prepared
            last, call = prepare, pickle.loads(prepare)()
        pipe.send(_measure(call))


def _measure(call):
    """Call a few times: seconds, and some numbers of the first result.

    With one thread the processor's seconds, which nobody else at work lengthens.
    """
    clock = process_time if os.environ["OMP_NUM_THREADS"] == "1" else perf_counter
    sample = _sample(call())
    times = []
    while len(times) < FEWEST or sum(times) < SHORTEST:
        start = clock()
        call()
        times.append(clock() - start)
    return times, sample


def _sample(result):
    """Return some numbers of an array, or of the first of a tuple."""
    if result is None:
        return None
    flat = np.asarray(result[0] if isinstance(result, tuple) else result).ravel()
    return flat[:: flat.size // SAMPLE + 1].copy()


def _version(package):
    """Return the version of a package, or None where it is missing."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _pairs(versions):
    return ", ".join(f"{name} {number}" for name, number in versions.items() if number)


def _cell(times):
    return f"{min(times):.2f} / {median(times):.2f}"


def _kernel():
    """Name the machine code that NumPy's BLAS runs, if threadpoolctl can tell."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return "unknown"
    parts = ("internal_api", "version", "architecture")
    found = [library for library in threadpool_info() if library["user_api"] == "blas"]
    return ", ".join(" ".join(library[part] for part in parts) for library in found)
