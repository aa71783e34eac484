"""What presses on the pooling lesson's stage change."""

from lessons.common.backward import CHOOSE
from lessons.common.batch import picked


def pick(values, panel, card):
    """Put another of the maps on the stage, or another picture of the batch."""
    return picked(panel, card) or {"map": str(card)}


PRESSES = {"pick": pick, **CHOOSE}
