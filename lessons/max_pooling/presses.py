"""What presses on the pooling lesson's stage change."""

from lessons.common.backward import CHOOSE


def pick(values, panel, card):
    """Put another of the maps on the stage."""
    return {"map": str(card)}


PRESSES = {"pick": pick, **CHOOSE}
