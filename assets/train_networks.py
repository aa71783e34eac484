"""Train the networks that come with the program.

    python assets/train_networks.py             both, some minutes each
    python assets/train_networks.py digits

The same seed gives the same numbers, as long as NumPy's matrix products do: use one
thread (OPENBLAS_NUM_THREADS=1). The held-out pictures are looked at once, at the end.
"""

import sys
from dataclasses import dataclass
from math import cos, pi
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from engine import Adam, train  # noqa: E402
from networks.digits import varied_digits  # noqa: E402
from networks.files import pack  # noqa: E402
from networks.plan import Plan, right_answers  # noqa: E402
from networks.shapes import shapes  # noqa: E402
from networks.tasks import TASKS, TRAINING  # noqa: E402
from networks.trained import FOLDER  # noqa: E402

SEED = 0
SHAPES = 2000  # new ones are drawn for every epoch


@dataclass(frozen=True)
class Course:
    """How a network is taught: its plan, and how often and how fast."""

    plan: Plan
    epochs: int
    lr: float = 3e-3
    batch: int = 32
    l2: float = 1e-4


COURSES = {
    "digits": Course(Plan("digits", width=10, rate=0.25), epochs=60),
    "shapes": Course(Plan("shapes", width=12, rate=0.1), epochs=90),
}


def teach(course, epochs):
    """Train a network from scratch; the learning rate falls along half a cosine.

    Parameters
    ----------
    course : Course
    epochs : int
        How many of the course's epochs are gone through.

    Returns
    -------
    Network
    """
    rng, optimizer = np.random.default_rng(SEED), Adam(course.lr)
    network = course.plan.network(rng)
    for epoch in range(epochs):
        optimizer.lr = course.lr * (0.505 + 0.495 * cos(pi * epoch / course.epochs))
        data = pictures(course.plan.task, epoch, rng)
        how = {"batch": course.batch, "l2": course.l2, "rng": rng}
        records = list(train(network, data, optimizer, **how))
        loss, right = (np.mean([vars(r)[k] for r in records]) for k in SHOWN)
        print(f"epoch {epoch + 1:3}  loss {loss:.3f}  right {right:.3f}", flush=True)
    return network


SHOWN = ("loss", "accuracy")


def pictures(task, epoch, rng):
    """Return pictures that no epoch before has had."""
    return varied_digits(rng) if task == "digits" else shapes(SHAPES, (TRAINING, epoch))


def main():
    """Train those that are named, or all."""
    for name in sys.argv[1:] or COURSES:
        course = COURSES[name]
        network = teach(course, course.epochs)
        right = right_answers(network, *TASKS[name].held_out())
        print(f"{name}: {right:.4f} of the held-out pictures are named rightly")
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{name}.npz").write_bytes(pack(course.plan, network))


if __name__ == "__main__":
    main()
