"""A batch: several pictures through one layer, one of them on the stage.

A lesson whose layer takes a batch

- adds ``*BATCH_FIELDS`` to its fields;
- computes with ``batch_of(x, values["batch"])``, forward and backward, and plays
  picture number ``number(values, len(x))`` of it;
- shows ``in_batch(values, sources, lesson, played, many, stacks)`` as its stage, and
  adds ``**PICK`` to its presses, or asks ``picked(panel, card)`` in its own.

Backward, the gradients of pictures stay apart, and those of weights add up.
"""

from dataclasses import replace

import numpy as np

from lessons.fields import Hidden, Slider
from scenes.panels import Panel
from scenes.words.numbers import (
    FULL,
    as_printed,
    bracketed,
    decimals,
    is_zero,
    printed,
    shared_decimals,
)

MOST = 3
BATCH = Slider("batch", 1, MOST, 1)
PICTURE = Hidden("picture", "1", f"[1-{MOST}]")  # counted from 1, as the cards are
BATCH_FIELDS = BATCH, PICTURE
TWINS = {  # of a stack: the panels of the picture on the stage, whose colours it has
    "xs": ("x",),
    "ys": ("y", "maps"),
    "dys": ("dy", "dmaps", "spread"),
    "dxs": ("dx",),
    "dws": ("dw",),
    "dbs": ("db",),
}
OF_WEIGHTS = ("dws", "dbs")  # all pictures meet the same ones


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
    """Show all pictures and what comes of them beside a stage; say which is on it.

    Parameters
    ----------
    values : Values
    sources : Sources
    lesson : str
        What all pictures share is told in the text ``batch.<pass>.<lesson>``.
    played : Played
        Of the picture on the stage.
    many : int
        How many pictures there are (N).
    stacks : callable
        Returns maps (N, H, W), or (N, C, H, W), of which the mean over the channels is
        shown, by a name of TWINS: of what goes in, and what comes out. What comes out
        for weights stands alone, and is added up.
    colour : str
        Role of what goes in forward.

    Returns
    -------
    Played
        The same where the batch is a single picture.
    """
    if many == 1:
        return played
    shown = number(values, many)
    stacked, means = _maps(sources, stacks())
    same = sources.text(f"batch.{values['pass']}.{lesson}")
    fact = sources.text(f"batch.fact.{many}", n=shown + 1, N=many, same=same)
    stacks_told = sources.texts.tree("batch.panels")
    panels, sums = stacks_told | played.texts["panels"] | means, []
    for name in (each for each in OF_WEIGHTS if each in stacked):
        (twin,) = TWINS[name]
        sums.append(sum_sentence(sources, panels[twin], stacked[name]))
        own = sources.text("batch.own", name=panels[twin], n=shown + 1)
        panels = panels | {twin: own}
    titles = {name: panels[name] for name in stacks_told}
    names = titles | played.texts.get("names", {}) | means
    return replace(
        played,
        scene=with_batch(played.scene, stacked, shown, colour),
        texts={**played.texts, "panels": panels, "names": names},
        facts=(fact, *sums, *played.facts),
    )


def _maps(sources, stacks):
    """Return a map of each picture, and the titles of those that are means."""
    deep = {name: maps for name, maps in stacks.items() if maps.ndim == 4}
    titles = {
        name: sources.text(f"batch.mean.{name}", C=maps.shape[1])
        for name, maps in deep.items()
        if maps.shape[1] > 1
    }
    return stacks | {name: maps.mean(axis=1) for name, maps in deep.items()}, titles


def with_batch(scene, stacks, shown, colour="activation"):
    """Put all pictures, and under them what comes of them, before a scene's panels.

    Parameters
    ----------
    scene : Scene
        It plays picture number `shown`.
    stacks : dict of str to ndarray, shape (N, H, W)
        By names of TWINS.
    shown : int
    colour : str
        Role of ``xs``.

    Returns
    -------
    scene : Scene
        With a panel for each stack, whose cards can be picked. Under one of weights
        stands ``sum``.
    """
    colours = {"xs": colour, "ys": "activation"}
    column = []
    for name, values in stacks.items():
        look = {"colour": colours.get(name, "gradient"), "share": _range(scene, name)}
        cards = tuple(str(number + 1) for number in range(len(values)))
        stack = {"cards": cards, "front": shown, "pick": True}
        column.append(Panel(name, values, operator="↓", **look, **stack))
        if name in OF_WEIGHTS:
            total = values.sum(axis=0)
            column.append(Panel("sum", total, operator="Σ", colour="gradient"))
    column[0] = replace(column[0], operator="")
    placed = [replace(panel, place=(row, 0)) for row, panel in enumerate(column)]
    return replace(scene, panels=(*placed, *map(_one_further, scene.panels)))


def _one_further(panel):
    if not getattr(panel, "place", None):
        return panel
    row, column = panel.place
    return replace(panel, place=(row, column + 1))


def _range(scene, stack):
    """Return what the twin of a stack shares its range of colour with."""
    twins = TWINS[stack]
    return next(panel.share for panel in scene.panels if panel.name in twins)


def sum_sentence(sources, name, parts):
    """Add up the first cell to which each of the pictures gives something.

    Parameters
    ----------
    sources : Sources
    name : str
        Of what is added up.
    parts : ndarray, shape (N, ...)
        What each picture gives.
    """
    given = np.round(parts, 2).all(axis=0)
    cell = np.unravel_index(given.argmax(), given.shape)
    numbers = [float(part[cell]) for part in parts]
    total = sum(numbers)
    digits = shared_decimals([*numbers, total], FULL)
    exact = all(decimals(number) <= digits for number in numbers)
    left = sum(as_printed(number, digits) for number in numbers)
    closes = is_zero(left - as_printed(total, digits))
    first, *others = (printed(number, digits) for number in numbers)
    terms = " + ".join([first, *map(bracketed, others)])
    return sources.text(
        "batch.sum",
        name=name,
        cell=", ".join(map(str, cell)),
        terms=f"{'=' if exact else '≈'} {terms}",
        result=f"{'=' if closes else '≈'} {printed(total, digits)}",
    )


def picked(panel, card):
    """Return what a press on a card changes; nothing where the panel is another."""
    known = panel in TWINS.keys() and isinstance(card, int)
    return {PICTURE.key: str(card + 1)} if known else {}


def pick(values, panel, card):
    """Put a picture of the batch on the stage."""
    return picked(panel, card)


PICK = {"pick": pick}
