"""What the Explore page shows of a network: its run on a picture, or gradients."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from engine import filter_bank, filter_bank_names
from lessons.common.backward import is_backward
from lessons.common.fields import OWN_NET
from lessons.explore.words import Words, class_names, sheets_of
from lessons.sources import Sources
from lessons.texts import Texts
from networks.pictures import fitted
from networks.trained import NAMES, Trained, trained
from scenes.network.attribution import gradients_of
from scenes.network.network import Run, explore
from scenes.network.ranges import magnitudes
from scenes.words.numbers import is_zero

BANK = ("kh", "kw", "s", "p", "pool")  # what the filter bank depends on


@dataclass(frozen=True, eq=False)
class Explored:
    """A network's run on a picture, and what is shown of each column.

    Parameters
    ----------
    learned : Trained or None
        None for the filter bank.
    words : Words
    run : Run
    maps : dict of str to ndarray
        By column; backward the gradients of the score of `chosen`.
    chosen : int or None
        The class that the backward pass begins at; None forward.
    ranges : str
        What shares one range of colour.
    """

    learned: Trained | None
    words: Words
    run: Run
    maps: dict[str, np.ndarray]
    chosen: int | None
    ranges: str

    @property
    def is_backward(self):
        """Whether gradients are shown."""
        return self.chosen is not None

    def opened(self, layer):
        """Return the column of that name; backward the picture is one, too."""
        if self.is_backward and layer == self.run.picture.name:
            return self.run.picture
        return self.run.column(layer)

    def end(self, column, number):
        """End of the colour scale of a map, also of the picture's gradient."""
        if column.name in self.reach:
            return self.reach[column.name][number]
        return float(np.abs(self.maps[column.name]).max()) or 1.0

    def strongest(self, column):
        """Return the number of the map that answers most to the picture.

        Backward that which the largest gradient comes back to.
        """
        if column is self.run.picture:
            return 0  # its planes stand in their order
        maps = self.maps[column.name]
        answers = np.abs(maps) if self.is_backward else maps
        return int(answers.reshape(len(maps), -1).max(axis=1).argmax())

    def dead(self, column, number):
        """Say in a sentence that a map is 0 everywhere; nothing of any other."""
        if not is_zero(float(np.abs(self.maps[column.name][number]).max())):
            return ()
        way = "backward" if self.is_backward else "forward"
        return (self.words.sources.text(f"explore.dead.{way}"),)

    def given(self, column):
        """Name what a column is given: the one before it, or the picture."""
        place = self.run.columns.index(column)
        if place:
            return self.words.title(self.run.columns[place - 1])
        return self.words.sources.text("explore.overview.picture")

    @property
    def task(self):
        """What the network tells apart; None for the filter bank."""
        return self.learned and self.learned.plan.task

    @cached_property
    def sheets(self):
        """All columns, laid out."""
        return sheets_of(self.words, self.run.columns, self.maps, self.chosen)

    @cached_property
    def reach(self):
        """End of the colour scale of every map, by column."""
        return magnitudes(self.sheets, self.ranges)


def network_of(values, sources):
    """Return the network that an address asks for, a Trained.

    None is the filter bank, which also stands for a network that is not there.
    """
    if values["net"] == OWN_NET:
        return sources.network()
    return trained(values["net"]) if values["net"] in NAMES else None


def explored(values, sources, learned, picture):
    """Run a network on a Picture, and backward where that is asked for.

    Kept: which of its maps is open, and how, changes nothing of it.
    """
    bank = None if learned else tuple(values[key] for key in BANK)
    asked = int(values["class"] or -1) if learned and is_backward(values) else None
    return _explored(learned, bank, picture, asked, values["range"], sources.lang)


@lru_cache(maxsize=4)  # of a bank over a picture of 512 pixels it takes 25 MB
def _explored(learned, bank, picture, asked, ranges, lang):
    words, run = _run(Sources(Texts(lang)), learned, bank, picture.x)
    chosen = None if asked is None else _chosen_class(run, asked)
    maps = {column.name: column.maps for column in run.columns}
    maps = maps if chosen is None else gradients_of(run, chosen)
    for array in maps.values():
        array.flags.writeable = False
    return Explored(learned, words, run, maps, chosen, ranges)


def _run(sources, learned, bank, image):
    if learned is None:
        kh, kw, *settings = bank
        names, network = filter_bank_names(), filter_bank((kh, kw), *settings)
        return Words(sources, names, []), explore(network, image)
    task = learned.plan.task
    words = Words(sources, {}, class_names(sources, task, learned.task.classes))
    return words, explore(learned.network, fitted(image, task))


def _chosen_class(run, asked):
    """Return the class that the backward pass begins at: the likeliest at first."""
    scores = run.scores.maps.ravel()
    return asked if 0 <= asked < len(scores) else int(scores.argmax())
