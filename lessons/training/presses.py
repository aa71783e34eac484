"""What the training lesson's buttons change, beside the run that goes on."""

from lessons.common.fields import STAGE
from lessons.training.fields import FEW_UNITS, MOST_SEEDS
from networks.seeds import SEEDS


def compare(values, versus):
    """Train what a comparison sets side by side, or the reader's own network again."""
    return {"versus": versus, "open": STAGE}


def another(values):
    """Train the comparison with another seed: one that nobody has measured."""
    return {"seed": max(SEEDS, (values["seed"] + 1) % MOST_SEEDS)}


def few(values):
    """Leave dropout so few units that every sub-network can be counted."""
    return FEW_UNITS


PRESSES = {"compare": compare, "another": another, "few": few}
