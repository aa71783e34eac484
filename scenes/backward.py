"""What backward scenes share: gradients stand under what they are the gradients of."""

from dataclasses import replace

import numpy as np

BESIDE, ABOVE, BELOW = None, 0, 1  # rows of a place


def first_step(dy, choose, otherwise):
    """Open where the forward pass does, if a gradient comes back there.

    Else, and where the reader has chosen one cell, where the largest comes back. For
    scenes with a step for each cell of `dy`.
    """
    there = np.ravel(dy)[otherwise]
    return int(np.abs(dy).argmax()) if choose or not there else otherwise


def forward(panel, column, **changes):
    """Put a forward panel into the upper row of a backward scene."""
    return replace(panel, place=(ABOVE, column), **changes)


def in_a_row(scene):
    """Put a forward scene into the upper row, with room for gradients below."""
    panels = (forward(panel, column) for column, panel in enumerate(scene.panels))
    return replace(scene, panels=tuple(panels))


def twin(panel, values, **changes):
    """Make the panel of a gradient, under the forward panel that it belongs to.

    Parameters
    ----------
    panel : Panel
        The forward panel, which has its place.
    values : ndarray
        The gradient, of the shape of the panel's values.
    changes
        Whatever else differs from the forward panel, such as ``digits``.

    Returns
    -------
    Panel
        Named ``dx`` for ``x``. Its range of colour is its own, unless it is told to
        share one: sums are often larger than what they are made of.
    """
    own = {
        "name": f"d{panel.name}",
        "values": values,
        "colour": "gradient",
        "share": "",
        "operator": "",
        "note": "",
        "editable": False,
        "pick": False,
        "place": (BELOW, panel.place[1]),
    }
    return replace(panel, **(own | changes))
