"""Runs of the training lesson, with nobody who looks at them."""

import lessons
from lessons.parts import Training
from lessons.sources import Sources
from lessons.texts import Texts
from ui.work.running import Running
from ui.work.slot import Slots

QUICK = "count=100&epochs=20&width=2&depth=1"


def training_at(address, **tokens):
    """Return the Training part of an address, for an English reader."""
    return lessons.shown("training", address, Sources(Texts("en"), tokens=tokens)).part(
        Training
    )


def run_of(part, pieces=22):
    """Begin a part's run and do the first pieces of its work."""
    run = Running(part.settings, part.begin(), Slots())
    run.warm_up(pieces, clock=lambda: 0)
    return run


def described(address, pieces=22, **tokens):
    """Return what is drawn at an address after so many pieces of work."""
    part = training_at(address, **tokens)
    return part.describe(run_of(part, pieces))
