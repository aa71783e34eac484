"""The parts that compute at a press, and those that go on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from engine.comparison import GradientCheck
from lessons.scripts import TrainingScript
from scenes.gradient_check import comparison
from scenes.scene import Scene


@dataclass(frozen=True)
class Check:
    """A gradient check at a press, under a heading that opens.

    One that is `open` has no heading and begins by itself: of each array the quotient
    of one cell stands there at once.

    Parameters
    ----------
    make : callable
        Returns the GradientCheck.
    about : str
        Key of the sentence that says what is nudged.
    comparison : callable
        Makes of what was compared the Scene that shows it.
    """

    make: Callable[[], GradientCheck]
    about: str = "gradient_check.about"
    comparison: Callable[..., Scene] = comparison
    open: bool = False


@dataclass(frozen=True)
class Timed:
    """Work at a press of a button, which only one reader does at a time.

    ``run()`` returns the parts that say what came out. What is little work is done
    `at_once`, whoever else is at it.
    """

    label: str
    run: Callable[[], Sequence]
    at_once: bool = False


@dataclass(frozen=True)
class Measurement:
    """A program that measures in a process of its own, until the reader stops it.

    It measures for some seconds at once, and for longer at a press.

    Parameters
    ----------
    module : str
        Name of the program's module.
    job : dict
        What it is told.
    show : callable
        ``show(records)`` returns the parts that say what was measured so far, a list
        of dicts.
    """

    module: str
    job: Mapping
    show: Callable[[Sequence], Sequence]


@dataclass(frozen=True)
class Training:
    """Networks that are trained side by side: a run, which whoever shows it keeps.

    Parameters
    ----------
    settings : dict
        Each network's, by its name: with other settings it is another run.
    begin : callable
        ``begin()`` makes the trials of a new run, by the same names.
    seen : callable
        ``seen(run, least)`` returns what is worth to be kept of a run that is left,
        Settings and ``networks.look.View``; None if it took no more steps than these.
    describe : callable
        ``describe(run, checks, earlier)`` says how far a run has come and what is drawn
        of it, as JSON; `checks` are how the networks ended that were trained to their
        end, by their settings, and `earlier` runs that were left behind, by a number:
        pairs of Settings and ``networks.look.View``.
    pack : callable
        ``pack(run)`` makes the file of a run's network, or raises ValueError for one
        that has diverged.
    script : TrainingScript
        Lines of Python that train the same.
    """

    settings: Mapping
    begin: Callable[[], Mapping]
    seen: Callable
    describe: Callable[..., dict]
    pack: Callable[..., bytes]
    script: TrainingScript
