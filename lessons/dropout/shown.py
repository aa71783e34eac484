"""What one of the dropout lesson's views puts on the stage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.comparison import GradientCheck
from lessons.scripts import Script
from scenes.scene import Scene


@dataclass(frozen=True, eq=False)
class Shown:
    """A scene, with what is said of it and of how it came about.

    Parameters
    ----------
    scene : Scene
    facts : sequence of str
    engine : sequence of callable
        Its functions that have run.
    script : Script
        Lines that compute the same.
    check : callable, optional
        Returns the GradientCheck of a backward pass.
    over : sequence of parts
        What stands over the stage.
    stacks : callable, optional
        Of a batch, as ``lessons.common.batch.in_batch`` takes them.
    """

    scene: Scene
    facts: Sequence[str]
    engine: Sequence[Callable]
    script: Script
    check: Callable[[], GradientCheck] | None = None
    over: Sequence = ()
    stacks: Callable[[], dict] | None = None
