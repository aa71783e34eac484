"""All that passed through the layers in the last step: a small picture for each kind.

Forward the activations, backward their gradients, and where there are weights, these
and their gradient.
"""

import numpy as np

from engine import Flatten
from figures.paint import LEVELS, colours_of, levels, shaded
from figures.theme import palette
from lessons.training.words import class_name
from networks.tasks import TASKS
from pictures.png import levels_base64
from scenes.network.ranges import reduced

KINDS = {
    "activations": "activation",
    "gradients": "gradient",
    "weights": "weight",
    "dw": "gradient",
}
SIDE = 32  # rows and columns of a tile, at most
FINE = 24  # pixels that a small tile is drawn with: the lines round it stay thin
ACROSS = 420  # pixels in a row of tiles, about
FRAME = LEVELS  # the level behind those of the numbers: a line between two tiles


def layers_data(values, sources, trial):
    """Show every layer in the last step.

    Parameters
    ----------
    values : Values
    sources : Sources
    trial : Trial
        After its first step.

    Returns
    -------
    dict
        JSON: ``rows``, from the input to the scores, with a ``png`` for each of KINDS
        that a layer has, its tiles in so many ``rows``, and ``largest``, the number
        at the ends of its scale.
    """
    step, task = trial.last, TASKS[trial.settings.plan.task]
    places = {"step": step.number, "count": step.pictures}
    places["label"] = class_name(sources, task.classes[step.label])
    names = [name for name in step.activations if not _is_flat(trial, name)]
    return {
        "said": sources.text("training.layers.said", **places),
        "scales": {kind: _stops(role, sources.theme) for kind, role in KINDS.items()},
        "rows": [_row(sources, trial, name) for name in names],
    }


def stacks(trial, name):
    """Return what a layer had in the last step: by kind, tiles (K, h, w).

    Parameters
    ----------
    trial : Trial
    name : str
        Of ``trial.last.activations``.
    """
    step, weights = trial.last, f"{name}.w"
    found = {
        "activations": _as_maps(step.activations[name]),
        "gradients": _as_maps(step.gradients[name]),
    }
    if weights in step.grads:
        now = trial.network.parameters()[weights]
        found["weights"] = mosaic(filters(trial, now))
        found["dw"] = mosaic(filters(trial, step.grads[weights]))
    return found


def filters(trial, w):
    """See weights as filters, shape (K, C, h, w): those of the dense layer, too.

    Parameters
    ----------
    trial : Trial
    w : ndarray, shape (F, C, KH, KW) or (out, D)
    """
    if w.ndim == 4:
        return w
    return w.reshape(len(w), *trial.last.activations["dropout"].shape)


def mosaic(stack):
    """Lay the slices of every filter side by side: (K, C, h, w) becomes (K, H, W)."""
    K, C, h, w = stack.shape
    columns = int(np.ceil(np.sqrt(C)))
    rows = -(-C // columns)
    full = np.zeros((K, rows * columns, h, w), stack.dtype)
    full[:, :C] = stack
    grid = full.reshape(K, rows, columns, h, w).transpose(0, 1, 3, 2, 4)
    return grid.reshape(K, rows * h, columns * w)


def _is_flat(trial, name):
    """Whether a layer only lays out anew what the one before it has shown."""
    return isinstance(trial.network.layers.get(name), Flatten)


def _as_maps(array):
    return array if array.ndim == 3 else array[:, None, None]


def _row(sources, trial, name):
    shape = " × ".join(map(str, trial.last.activations[name].shape))
    pictures = {
        kind: _picture(tiles, KINDS[kind], sources.theme)
        for kind, tiles in stacks(trial, name).items()
    }
    return {"layer": name, "shape": shape, **pictures}


def _picture(tiles, role, theme):
    """Paint tiles in one range, in rows, with lines between them."""
    largest = float(np.abs(tiles).max(initial=0))
    fine = _fine(levels(reduced(tiles, SIDE), role, theme, largest))
    colours = np.vstack([colours_of(role, theme), shaded("quiet", theme)])
    colours = colours.astype(np.uint8)
    shown = largest if np.isfinite(largest) else None  # JSON knows no infinity
    png = levels_base64(tiled(fine), colours)
    return {"png": png, "largest": shown, "rows": _rows(fine)}


def _fine(tiles):
    """Draw each cell of small tiles with several pixels."""
    factor = max(1, FINE // max(tiles.shape[1:]))
    return tiles.repeat(factor, 1).repeat(factor, 2)


def _rows(tiles):
    """Find in how many rows there is room for tiles (K, h, w)."""
    K, _, w = tiles.shape
    return -(-K // max(1, ACROSS // (w + 1)))


def tiled(tiles):
    """Lay levels (K, h, w) out in rows, with a FRAME of one cell round each."""
    K, h, w = tiles.shape
    rows = _rows(tiles)
    columns = -(-K // rows)
    sheet = np.full((rows * columns, h + 1, w + 1), FRAME, np.uint8)
    sheet[:K, 1:, 1:] = tiles
    grid = sheet.reshape(rows, columns, h + 1, w + 1).transpose(0, 2, 1, 3)
    grid = grid.reshape(rows * (h + 1), columns * (w + 1))
    return np.pad(grid, ((0, 1), (0, 1)), constant_values=FRAME)


def _stops(role, theme):
    return palette(theme)["roles"][role]["stops"]
