"""What the stage plays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lessons.scripts import Script
from scenes.scene import Scene

STAGE = "stage"
PACKED = ("scene", "texts", "facts", "subject")


@dataclass(frozen=True)
class Played:
    """A Scene on the stage.

    Parameters
    ----------
    scene : Scene
    texts : dict
        The stage's own, with ``narration`` and ``panels`` for this scene.
    facts : sequence of str
        Short sentences over the player.
    subject : str
        With another one, the stage goes to the scene's start.
    options : dict
        What else ``stage.stage.packed`` takes.
    key : str
        Tells two stages apart.
    script : Script, optional
        Lines of Python that compute the same.
    """

    scene: Scene
    texts: Mapping
    facts: Sequence[str] = ()
    subject: str = ""
    options: Mapping = field(default_factory=dict)
    key: str = STAGE
    script: Script | None = None

    @property
    def packing(self):
        """What ``stage.stage.packed`` takes."""
        given = {name: getattr(self, name) for name in PACKED}
        return given | self.options
