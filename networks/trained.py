"""The networks that come with the program, already trained."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from engine import Network
from networks.files import unpack
from networks.plan import Plan, right_answers
from networks.tasks import CHECKED, TASKS

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "networks"
NAMES = tuple(TASKS)


@dataclass(frozen=True, eq=False)
class Trained:
    """A network with what one has to know to use it.

    Parameters
    ----------
    plan : Plan
    network : Network
        Nobody can write into its weights: all readers share them.
    """

    plan: Plan
    network: Network

    @property
    def task(self):
        """What it tells apart: ``classes``, and ``channels`` and ``size`` of x."""
        return TASKS[self.plan.task]

    @cached_property
    def held_out_share(self):
        """Share of CHECKED held-out pictures that it names rightly."""
        x, labels = self.task.held_out()
        return right_answers(self.network, x[:CHECKED], labels[:CHECKED])


def frozen(plan, network):
    """Make a network read-only, for use by many.

    Parameters
    ----------
    plan : Plan
    network : Network

    Returns
    -------
    Trained
    """
    for array in network.parameters().values():
        array.flags.writeable = False
    return Trained(plan, network)


def opened(data):
    """Read a network that somebody has kept.

    Parameters
    ----------
    data : bytes
        Its file.

    Returns
    -------
    Trained

    Raises
    ------
    NetworkRefused
        Where the file is no network.
    """
    return frozen(*unpack(data))


@cache
def trained(name):
    """Load a network that comes with the program.

    Parameters
    ----------
    name : str
        One of NAMES: ``"digits"`` or ``"shapes"``.

    Returns
    -------
    Trained
    """
    if name not in NAMES:
        raise ValueError(f"no network is named {name!r}; there are {list(NAMES)}")
    return opened((FOLDER / f"{name}.npz").read_bytes())
