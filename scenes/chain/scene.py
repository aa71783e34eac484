"""Scene: a whole chain, forward layer by layer, and back again."""

from dataclasses import replace

import numpy as np

from scenes.cells import Cells
from scenes.chain.backward import backward_steps
from scenes.chain.forward import forward_steps, winners
from scenes.chain.panels import Path, chain_panels
from scenes.scene import Link
from scenes.sequence import one_after_another


def chain_scene(chain, front=0):
    """Play a chain: feed-forward, then backpropagation.

    Parameters
    ----------
    chain : Chain
    front : int
        The map whose arithmetic is shown.

    Returns
    -------
    scene : Scene
        A step for each layer and direction; it opens on the last one, where all is
        known.
    """
    path = Path.of(chain, front)
    first, *ahead = forward_steps(chain, path)
    first = replace(first, panels=chain_panels(chain, front), links=_links(chain))
    turn, *back = backward_steps(chain, path)
    others = [*ahead, turn.titled("backward"), *back]
    return one_after_another(first.titled("forward"), *others, start=len(others))


def _links(chain):
    """Cells that are made of each other, and gradients under their activations."""
    y = chain.y
    maps, pooled = (Cells.one_by_one(y[name].size) for name in ("conv", "pool"))
    won = Cells.listed(winners(chain))
    pairs = [(name, f"d{name}", maps) for name in ("conv", "relu")]
    pairs += [(name, f"d{name}", pooled) for name in ("pool", "drop")]
    pairs += [("conv", "relu", maps), ("dconv", "drelu", maps)]
    pairs += [("pool", "drop", pooled), ("dpool", "ddrop", pooled)]
    return (
        *(Link.cell_by_cell(a, cells, b, cells) for a, b, cells in pairs),
        Link.cell_by_cell("relu", won, "pool", pooled),
        Link.cell_by_cell("drelu", won, "dpool", pooled),
        *_twins("x", np.size(y["input"])),
        *_twins("w1", chain.weights.w1.size),
        *_twins("w2", chain.weights.w2.size),
    )


def _twins(name, count):
    cells = Cells.one_by_one(count)
    return (Link.cell_by_cell(name, cells, f"d{name}", cells),)
