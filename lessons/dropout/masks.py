"""Dropout of a feature map: one mask cell by cell, back through it, or many masks."""

from engine import dropout, dropout_backward
from engine.comparison import GradientCheck, Part
from lessons.common.backward import (
    chooses,
    is_backward,
    kept,
    loss_told,
    output_gradient,
    shifted,
    slope,
)
from lessons.dropout.fields import MAPS
from lessons.dropout.numbers import drop, rng, under_lens
from lessons.dropout.script import many_script, mask_script
from lessons.dropout.shown import Shown
from lessons.dropout.words import learns_fact, mask_facts, spread_fact
from scenes.backward import in_a_row
from scenes.dropout.backward import dropout_backward_scene
from scenes.dropout.forward import dropout_at_test, dropout_forward
from scenes.dropout.many_masks import draw_many, many_masks
from scenes.pooled import pooled_maps


def one_mask(values, sources, numbers):
    """Follow one mask over a feature map, cell by cell."""
    scene = _forward(values, numbers)
    if is_backward(values):
        return _backward(values, sources, numbers, scene)
    bits = None if numbers.mask is None else numbers.mask[numbers.here]
    facts = mask_facts(values, sources, bits)
    script = mask_script(values, numbers)

    def stacks():
        return {"xs": numbers.x[numbers.each], "ys": numbers.y[numbers.each]}

    return Shown(in_a_row(scene), facts, (dropout,), script, stacks=stacks)


def _forward(values, numbers):
    under, picture = numbers.under, numbers.picture
    x, y = (maps[under][picture] for maps in (numbers.x, numbers.y))
    if numbers.mask is None:
        return dropout_at_test(x, y, numbers.number)
    mask = numbers.mask[under][picture]
    return dropout_forward(x, y, mask, values["rate"], numbers.number)


def _backward(values, sources, numbers, ahead):
    """Let each picture's gradient go back through its own mask, that of before."""
    each, picture = numbers.each, numbers.picture
    bits = None if numbers.mask is None else numbers.mask[each]

    def moved():
        maps = pooled_maps(shifted(numbers.image))[:, :MAPS]
        return drop(values, under_lens(maps, numbers.box, len(numbers.x)))[0][each]

    dy = output_gradient(values, numbers.y[each], moved, picture)
    dx = dropout_backward(dy, bits, values["rate"])

    def check():
        again = _drop_each(values, numbers)
        return GradientCheck(dy, Part("x", numbers.x[each], dx, again))

    scene = dropout_backward_scene(ahead, dy[picture], dx[picture], chooses(values))
    arrays = {} if bits is None else {"mask": numbers.mask[numbers.under]}
    facts = (slope(sources), *learns_fact(sources, bits), kept(sources, **arrays))
    script = mask_script(values, numbers, dy)
    engine = (dropout, dropout_backward)
    over = loss_told(values, sources, numbers.y[each], moved, (picture,))
    told = scene, facts, engine, script, check, over
    return Shown(*told, lambda: {"dys": dy, "dxs": dx})


def _drop_each(values, numbers):
    """Make dropout of other numbers under the lens, with the mask that they have."""

    def function(cells):
        maps = numbers.x.copy()
        maps[numbers.each] = cells
        return drop(values, maps)[0][numbers.each]

    return function


def many(values, sources, numbers):
    """Average over many masks: the mean stays, the spread is known."""
    scene = many_masks(drawn(values, numbers))
    script = many_script(values, numbers.x[numbers.here])
    return Shown(scene, (spread_fact(values, sources),), (dropout,), script)


def drawn(values, numbers):
    """Draw many masks over the numbers under the lens: ManyMasks."""
    x, rate = numbers.x[numbers.here], values["rate"]
    return draw_many(x, rate, values["draws"], rng(values), values["channels"])
