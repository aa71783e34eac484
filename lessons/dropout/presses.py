"""What the dropout lesson's buttons and the presses on its stage change."""

from lessons.common.backward import CHOOSE
from lessons.common.batch import picked
from lessons.dropout.fields import SEEDS


def redraw(values):
    """Draw another mask."""
    return {"seed": (values["seed"] + 1) % SEEDS}


def pick(values, panel, card):
    """Put another map of the stack on the stage, or another picture of the batch."""
    return picked(panel, card) or {"map": card}


PRESSES = {"redraw": redraw, "pick": pick, **CHOOSE}
