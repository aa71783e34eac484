"""The numbers on show, by name, in their shapes."""

import numpy as np

from exports.order import Refused
from lessons.parts import Closeup, Overview, Played
from scenes.network.sheets import Bars
from scenes.panels import Curve
from scenes.replay import Replay


def numbers(work):
    """List the arrays that are on show.

    Parameters
    ----------
    work : exports.work.Work

    Returns
    -------
    arrays : dict of str to ndarray
        What a scene's panels hold after the step, NaN where nothing has arrived; the
        picture, maps and scores of a network; what one of its maps is made of.

    Raises
    ------
    Refused
        Where there are none.
    """
    parts = [part for part in work.asked.view.parts if type(part) in SHOWN]
    if not parts:
        raise Refused("numbers")
    return {name: own for part in parts for name, own in SHOWN[type(part)](work, part)}


def _played(work, part):
    step = min(work.order.step, part.scene.steps - 1)
    yield from Replay(part.scene).at(step).panels.items()
    for curve in (panel for panel in part.scene.panels if isinstance(panel, Curve)):
        yield f"{curve.name} x", curve.x
        for label, values, _ in curve.lines:
            yield f"{curve.name} {label}", values


def _overview(_work, part):
    yield "picture", part.picture.values
    for sheet in part.sheets:
        yield sheet.layer, sheet.values if isinstance(sheet, Bars) else sheet.maps


def _closeup(_work, part):
    for term in part.closeup.terms:
        for name in ("source", "kernel", "part"):
            own = getattr(term, name)
            if own is not None:
                yield f"{name} {term.number}", own
    yield "result", np.asarray(part.closeup.result)


SHOWN = {Played: _played, Overview: _overview, Closeup: _closeup}
