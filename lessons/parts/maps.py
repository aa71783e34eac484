"""The parts that show a network: every map, one of them, its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenes.network.closeup import Closeup as Neighbourhood
from scenes.network.look import Look
from scenes.network.shares import Shares as Steps
from scenes.network.sheets import Bars, Picture, Sheet


@dataclass(frozen=True)
class Overview:
    """Every map of a network: what ``stage.overview.packed`` takes."""

    picture: Picture
    sheets: Sequence[Sheet | Bars]
    texts: Mapping
    ranges: str
    reach: Mapping
    role: str
    opened: Mapping | None
    captions: bool


@dataclass(frozen=True)
class Closeup:
    """How one map comes about: what ``stage.closeup.packed`` takes."""

    closeup: Neighbourhood
    look: Look
    texts: Mapping
    opens: str
    playable: bool = False
    leads: Sequence = ()


@dataclass(frozen=True)
class Shares:
    """A softmax step by step: what ``stage.shares.packed`` takes."""

    steps: Steps
    names: Sequence[str]
    chosen: int
    texts: Mapping
    title: str
