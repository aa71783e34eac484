"""What the training lesson's buttons change, beside the run that goes on."""

from lessons.training.fields import MOST_SEEDS
from networks.seeds import SEEDS


def compare(values, versus):
    """Train what a comparison sets side by side, or the reader's own network again."""
    return {"versus": versus}


def another(values):
    """Train the comparison with another seed: one that nobody has measured."""
    return {"seed": max(SEEDS, (values["seed"] + 1) % MOST_SEEDS)}


PRESSES = {"compare": compare, "another": another}
