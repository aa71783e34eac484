"""A batch: several pictures through one layer, one of them on the stage.

A lesson whose layer takes a batch

- adds ``*BATCH_FIELDS`` to its fields, and leaves ``*idle(values)`` out of its bar;
- computes with ``batch_of(x, count(values))``, and plays picture number
  ``number(values, len(x))`` of it;
- shows ``in_batch(values, sources, lesson, played, stacks)`` as its stage, and adds
  ``**PICK`` to its presses, or asks ``picked(panel, card)`` in its own.
"""

from dataclasses import replace

import numpy as np

from lessons.common.backward import is_backward
from lessons.fields import Hidden, Slider
from scenes.panels import Panel

MOST = 3
BATCH = Slider("batch", 1, MOST, 1)
PICTURE = Hidden("picture", "1", f"[1-{MOST}]")  # counted from 1, as the cards are
BATCH_FIELDS = BATCH, PICTURE
STACKS = ("xs", "ys")  # they stand in a column of their own, before all others


def idle(values):
    """Return the key of the batch where there is none: backward."""
    return (BATCH.key,) if is_backward(values) else ()


def count(values):
    """Return how many pictures go through the layer; backward it is one."""
    return 1 if is_backward(values) else values[BATCH.key]


def number(values, many):
    """Return which of so many pictures is on the stage, from 0."""
    return min(int(values[PICTURE.key]), many) - 1


def batch_of(x, many):
    """Make a batch of a picture (1, C, H, W): as it is, mirrored, upside down.

    Parameters
    ----------
    x : ndarray, shape (1, C, H, W)
    many : int

    Returns
    -------
    ndarray, shape (many, C, H, W)
    """
    return np.concatenate([x, x[..., ::-1], x[..., ::-1, :]])[:many]


def in_batch(values, sources, lesson, played, many, stacks, colour="activation"):
    """Show all pictures and all outputs beside a stage, and say which is on it.

    Parameters
    ----------
    values : Values
    sources : Sources
    lesson : str
        What all pictures share is told in the text ``batch.same.<lesson>``.
    played : Played
        Of the picture on the stage.
    many : int
        How many pictures there are (N).
    stacks : callable
        Returns one map of each, (N, H, W), and what came of it, (N, OH, OW).
    colour : str
        Role of the former.

    Returns
    -------
    Played
        The same where the batch is a single picture.
    """
    if many == 1:
        return played
    shown = number(values, many)
    same = sources.text(f"batch.same.{lesson}")
    fact = sources.text("batch.fact", n=shown + 1, N=many, same=same)
    stacks_told = sources.texts.tree("batch.panels")
    panels = played.texts["panels"] | stacks_told
    names = played.texts.get("names", {}) | stacks_told
    return replace(
        played,
        scene=with_batch(played.scene, *stacks(), shown, colour),
        texts={**played.texts, "panels": panels, "names": names},
        facts=(fact, *played.facts),
    )


def with_batch(scene, xs, ys, shown, colour="activation"):
    """Put all pictures, and under them all outputs, before the panels of a scene.

    Parameters
    ----------
    scene : Scene
        It plays picture number `shown`.
    xs : ndarray, shape (N, H, W)
        Every picture, or one map of each.
    ys : ndarray, shape (N, OH, OW)
        What came of it.
    shown : int
    colour : str
        Role of the pictures.

    Returns
    -------
    scene : Scene
        With panels ``xs`` and ``ys``, whose cards can be picked.
    """
    cards = tuple(str(number + 1) for number in range(len(xs)))
    look = {"cards": cards, "front": shown, "pick": True}
    pictures = Panel("xs", xs, colour, _range_of(scene, "x"), place=(0, 0), **look)
    share = _range_of(scene, "y", "maps")
    outputs = Panel("ys", ys, share=share, place=(1, 0), operator="↓", **look)
    panels = (pictures, outputs, *map(_one_further, scene.panels))
    return replace(scene, panels=panels)


def _one_further(panel):
    if not getattr(panel, "place", None):
        return panel
    row, column = panel.place
    return replace(panel, place=(row, column + 1))


def _range_of(scene, *names):
    """Return what the first panel of these names shares its range of colour with."""
    return next(panel.share for panel in scene.panels if panel.name in names)


def picked(panel, card):
    """Return what a press on a card changes; nothing where the panel is another."""
    known = panel in STACKS and isinstance(card, int)
    return {PICTURE.key: str(card + 1)} if known else {}


def pick(values, panel, card):
    """Put a picture of the batch on the stage."""
    return picked(panel, card)


PICK = {"pick": pick}
