"""Runs the lines of a state, and compares what they compute with the stage."""

from contextlib import nullcontext, redirect_stdout
from io import StringIO

import numpy as np

from lessons.parts import Played
from tests.lessons.scripts.torch_stand_in import stand_in

CLOSE = {"rtol": 1e-9, "atol": 1e-9}
CLOSE_IN_FLOAT32 = {"rtol": 1e-4, "atol": 1e-5}  # as Explore's networks compute


def run(lines, way):
    """Return what the lines have named."""
    names = {}
    known = stand_in() if way == "torch" else nullcontext()
    with known, redirect_stdout(StringIO()):
        exec(lines, names)  # noqa: S102 (ours, made a moment ago)
    return names


def differing(view, way):
    """List the panels of a view whose numbers the lines do not compute."""
    played, script = view.part(Played), view.script
    names = run(script.written(way), way)
    panels = {panel.name: panel for panel in played.scene.panels}
    single = any(_is_single(each) for each in script.givens.values())
    close = CLOSE_IN_FLOAT32 if single else CLOSE
    return [
        name
        for name, expression in script.shows.items()
        if name in panels and not _agree(panels[name], eval(expression, names), close)  # noqa: S307
    ]


def _is_single(array):
    return getattr(array, "dtype", None) == np.float32


def _agree(panel, found, close):
    found = found.detach().numpy() if hasattr(found, "detach") else found
    shown, found = panel.values, np.asarray(found, float)
    if found.size != shown.size:  # the stage shows it with its padding
        shown = _inside(shown, found.reshape(found.shape[-shown.ndim :]).shape)
    return np.allclose(found.reshape(shown.shape), shown.astype(float), **close)


def _inside(shown, shape):
    firsts = np.subtract(shown.shape, shape) // 2
    return shown[tuple(map(slice, firsts, firsts + shape))]
