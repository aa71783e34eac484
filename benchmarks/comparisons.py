"""Whether a comparison of the training lesson holds whatever the seed is.

    python -m benchmarks.comparisons                   every candidate, a few seeds
    python -m benchmarks.comparisons keep [versus ..]  those of the lesson, all seeds

Training draws its weights, its pictures and their order by the seed, so that a
comparison may come out either way. The first form prints what led to the settings in
``networks/comparisons.py``; the second one writes ``assets/seeds.json``, which the page
draws. Errors are those of 360 held-out pictures, in per cent.
"""

import json
import os
import sys
import time
from dataclasses import replace

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402

from networks.comparisons import COMPARISONS  # noqa: E402
from networks.experiment import Trial  # noqa: E402
from networks.seeds import FILE, SEEDS, ends_of  # noqa: E402

FEW = 4  # seeds for a candidate
KEPT = ("dropout", "l2", "pool")
FEW_DIGITS = {"count": 50, "epochs": 60, "width": 16}
ALL_KEPT = FEW_DIGITS | {"rate": 0.0}
UNPOOLED = ALL_KEPT | {"pool": 1, "depth": 2, "lr": 0.005}
ALL_SHAPES = {"task": "shapes", "count": 500, "epochs": 10, "width": 8, "rate": 0.0}
CANDIDATES = {  # what is shared, and what the second arm has
    "dropout": (
        (FEW_DIGITS | {"count": 100}, {"rate": 0.5}),
        (FEW_DIGITS | {"count": 100}, {"rate": 0.75}),
        (FEW_DIGITS, {"rate": 0.4}),
        (FEW_DIGITS, {"rate": 0.5}),
        (FEW_DIGITS, {"rate": 0.75}),
    ),
    "l2": (
        (ALL_KEPT | {"count": 100}, {"l2": 0.01}),
        (ALL_KEPT, {"l2": 0.01}),
        (ALL_KEPT | {"opt": "sgd", "lr": 0.1}, {"l2": 0.01}),
        (ALL_KEPT | {"pool": 1, "depth": 1}, {"l2": 0.05}),
        (ALL_SHAPES | {"lr": 0.005}, {"l2": 0.02}),
        (ALL_SHAPES | {"lr": 0.005, "pool": 1, "depth": 2}, {"l2": 0.02}),
        (ALL_KEPT | {"pool": 1}, {"l2": 0.01}),
        (UNPOOLED, {"l2": 0.02}),
        (UNPOOLED | {"width": 8}, {"l2": 0.01}),
        (UNPOOLED, {"l2": 0.01}),
    ),
    "pool": (
        (ALL_KEPT, {"pool": 2}),
        (ALL_KEPT | {"count": 100, "epochs": 30}, {"pool": 2}),
        (ALL_SHAPES, {"pool": 2}),
        (ALL_SHAPES | {"depth": 2}, {"pool": 2}),
        (ALL_SHAPES | {"lr": 0.005}, {"pool": 2}),
    ),
}


def trained(settings):
    """Train a network to its end: its last Check, and the processor's seconds."""
    trial, begin = Trial(settings), time.process_time()
    while trial.advance():
        pass
    return trial.checks[-1], time.process_time() - begin


def ends(comparison, seeds):
    """Train every arm with every seed: the Ends, and the seconds of one seed."""
    checks, seconds = {}, 0.0
    for settings in (each for s in seeds for each in comparison.settings(s).values()):
        checks[settings], took = trained(settings)
        seconds += took / len(seeds)
    return ends_of(comparison, checks), seconds


def told(name, found, seconds):
    """Print one line: both arms, with how many seeds the second is better."""
    errors, losses, spread = found.means
    arms = " -> ".join(
        f"{100 * error:.1f} ± {100 * apart:.1f} % (loss {loss:.2f})"
        for error, apart, loss in zip(errors, spread, losses, strict=True)
    )
    error, loss = found.better
    better = f"error lower for {error} of {len(found.errors)} seeds, loss for {loss}"
    print(f"{name}: {arms}; {better}; {seconds:.1f} s")


def try_candidates():
    """Print how each comes out."""
    for versus, candidates in CANDIDATES.items():
        lesson = COMPARISONS[versus]
        first, second = lesson.arms
        for shared, own in candidates:
            arms = {first: lesson.arms[first], second: own}
            found = ends(replace(lesson, shared=shared, arms=arms), range(FEW))
            told(f"{versus} {shared | own}", *found)


def keep(names):
    """Measure the lesson's comparisons and write them down."""
    kept = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    for versus in names:
        comparison = COMPARISONS[versus]
        found, seconds = ends(comparison, range(SEEDS))
        told(versus, found, seconds)
        kept[versus] = {
            "shared": comparison.shared,
            "arms": comparison.arms,
            "errors": _rounded(found.errors),
            "losses": _rounded(found.losses),
        }
        FILE.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def _rounded(table):
    return {seed: np.round(numbers, 4).tolist() for seed, numbers in table.items()}


if __name__ == "__main__":
    if "keep" in sys.argv[1:]:
        keep(sys.argv[2:] or KEPT)
    else:
        try_candidates()
