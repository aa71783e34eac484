"""What stands on the stage while a chain plays: every layer above its gradient."""

from dataclasses import dataclass

import numpy as np

from scenes.backward import ABOVE, twin
from scenes.chain.chain import CLASSES, FILTERS, MAP, POOLED
from scenes.convolution.forward import CHANNEL_CARDS, CHANNEL_COLOURS
from scenes.dropout.forward import crossed
from scenes.panels import Panel

ACROSS = 2  # maps that stand side by side
COLUMNS = ("x", "w1", "conv", "relu", "pool", "drop", "w2", "scores", "p", "loss")
SIGNS = {"x": "", "w1": "∗", "conv": "=", "w2": "·", "scores": "="}  # else an arrow
SCALES = {"w1": 2.0, "conv": 1.0, "relu": 1.0, "w2": 1.25}  # of the cells
DIGITS = 4  # of maps: cells that are printed alike are alike, which a pool has to know
GRADIENT_DIGITS = 2
PICTURE = {1: 1.7, 3: 1.35}  # the same, by channels: cards take room
POOLED_SCALE, NUMBER_SCALE = 2.5, 9.5


def chain_panels(chain, front=0):
    """Make the panels: activations and weights above, their gradients below.

    Parameters
    ----------
    chain : Chain
    front : int
        The map that is looked at.

    Returns
    -------
    panels : tuple of Panel
        ``x, w1, conv, relu, pool, drop, w2, scores``, each with its twin ``dx`` and
        so on; ``p`` above ``y`` (1 for the label), and ``loss`` above ``dloss``.
    """
    above = (*_pictures(chain), *_maps(chain, front), _number(chain, "scores"))
    gradients, dropped = chain_gradients(chain), crossed(chain.mask)
    states = {"pool": dropped, "drop": None}
    below = [
        twin(
            panel,
            gradients[panel.name],
            state=states.get(panel.name),
            pick=panel.pick,
            share=panel.share and "gradients",
            digits=min(panel.digits, GRADIENT_DIGITS),
        )
        for panel in above
    ]
    return (*above, *below, *_losses(chain))


def chain_values(chain):
    """Return what the forward panels hold, by name."""
    y, w = chain.y, chain.weights
    names = ("conv", "relu", "pool", "drop")
    return {name: y[name] for name in names} | {
        "x": y["input"][0] if len(y["input"]) == 1 else y["input"],
        "w1": kernels(w.w1),
        "w2": mosaic(w.w2),
        "scores": y["dense"][:, None],
        "p": chain.probabilities[:, None],
        "loss": np.array([[chain.loss]]),
    }


def chain_gradients(chain):
    """Return the gradients as the panels hold them, by the forward panel's name."""
    dy, grads = chain.dy, chain.grads
    return {name: dy[name] for name in ("conv", "relu", "pool", "drop")} | {
        "x": dy["input"][0] if len(dy["input"]) == 1 else dy["input"],
        "w1": kernels(grads.w1),
        "w2": mosaic(grads.w2),
        "scores": dy["dense"][:, None],
        "loss": np.ones((1, 1)),
    }


def _panel(chain, name, **look):
    place = (ABOVE, COLUMNS.index(name))
    sign = SIGNS.get(name, "→")
    values = chain_values(chain)[name]
    return Panel(name, values, operator=sign, place=place, slim=True, **look)


def _pictures(chain):
    channels = len(chain.y["input"])
    look = {"colour": CHANNEL_COLOURS[channels], "cards": CHANNEL_CARDS[channels]}
    across = channels if channels > 1 else ACROSS
    w = chain.weights.w1
    weights = _weights(w[:, 0] if channels == 1 else w, across, 2)
    return (
        _panel(chain, "x", scale=PICTURE[channels], **look),
        _panel(chain, "w1", scale=SCALES["w1"], **weights),
    )


def _maps(chain, front):
    """Make panels of several maps, side by side; a click on one of them opens it."""
    look = {"across": ACROSS, "front": front, "pick": True}
    look |= {"share": "maps", "digits": DIGITS}
    pooled = {"scale": POOLED_SCALE} | look
    weights = _weights(chain.weights.w2, ACROSS, 1)
    return (
        _panel(chain, "conv", scale=SCALES["conv"], **look),
        _panel(chain, "relu", scale=SCALES["relu"], **look),
        _panel(chain, "pool", **pooled),
        _panel(chain, "drop", state=crossed(chain.mask), **pooled),
        _panel(chain, "w2", scale=SCALES["w2"], **weights),
    )


def _weights(w, across, digits):
    look = {"colour": "weight", "across": across, "digits": digits}
    return look | {"pick": True, "shape": w.shape}


def _number(chain, name, **look):
    return _panel(chain, name, scale=NUMBER_SCALE, **look)


def _losses(chain):
    p, loss = _number(chain, "p"), _number(chain, "loss")
    target = np.zeros((CLASSES, 1))
    target[chain.label] = 1
    one_hot = {"name": "y", "colour": "mask", "digits": 0, "choose": True}
    return (p, twin(p, target, **one_hot), loss, twin(loss, np.ones((1, 1))))


def kernels(w):
    """Lay filters (F, C, KH, KW) out as a sheet (F·C, KH, KW)."""
    return w.reshape(-1, *w.shape[2:])


def mosaic(w):
    """Lay each row of a dense layer's weights (K, D) out like the maps it meets."""
    tiles = w.reshape(len(w), -1, ACROSS, POOLED, POOLED)  # (K, down, across, PH, PW)
    rows = len(FILTERS) // ACROSS * POOLED
    return tiles.transpose(0, 1, 3, 2, 4).reshape(
        len(w), rows, -1
    )  # (K, rows, columns)


def mosaic_places(shape):
    """Flat index on the panel of every weight (K, D)."""
    laid = mosaic(np.arange(np.prod(shape)).reshape(shape))
    return np.argsort(laid.ravel()).reshape(shape)


@dataclass(frozen=True)
class Path:
    """One cell of every layer, each made of the one before: what the arithmetic shows.

    `map` is the filter; `pooled` a flat index into its pooled map, `cell` one into the
    map before, of the cell that won there; `label` is the class.
    """

    map: int
    pooled: int
    cell: int
    label: int

    @classmethod
    def of(cls, chain, number):
        """Follow the strongest cell of map `number` that dropout has kept."""
        kept = np.where(chain.mask[number], chain.y["drop"][number], -np.inf)
        pooled = int(kept.argmax())
        cell = int(chain.winners[number].flat[pooled])
        return cls(number, pooled, cell, chain.label)

    def flat(self, name):
        """Flat index of the cell on panel ``conv``, ``relu``, ``pool`` or ``drop``."""
        if name in ("pool", "drop"):
            return self.map * POOLED**2 + self.pooled
        return self.map * MAP**2 + self.cell
