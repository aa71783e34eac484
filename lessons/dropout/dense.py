"""Dropout before a dense layer, whose inputs are the means of feature maps."""

import numpy as np

from engine import dense, dense_backward, dropout, dropout_backward
from engine.comparison import GradientCheck
from lessons.common.backward import (
    chooses,
    is_backward,
    kept,
    loss_told,
    output_gradient,
    shifted,
    slope,
)
from lessons.dropout.fields import is_training
from lessons.dropout.numbers import rng
from lessons.dropout.script import dense_script
from lessons.dropout.shown import Shown
from lessons.dropout.words import learns_fact, neurons_fact
from scenes.dense.backward import (
    back_through,
    dense_matrices_backward,
    dense_neurons_backward,
    nudged,
)
from scenes.dense.forward import dense_matrices, dense_neurons, run_dense, some_weights
from scenes.pooled import means_of, pooled_maps

WEIGHTS = 5  # seed of the layer's: another mask leaves them as they are
FORWARD = {"neurons": dense_neurons, "matrices": dense_matrices}


def dense_layer(values, sources, numbers):
    """Send the inputs through dropout and the layer, or a gradient back."""
    run = _run(values, inputs(values, numbers), *weights(values))
    if is_backward(values):
        return _backward(values, sources, numbers, run)
    facts = (neurons_fact(values, sources, run.mask),)
    script = dense_script(values, run)
    return Shown(FORWARD[values["view"]](run), facts, (dropout, dense), script)


def inputs(values, numbers):
    """Return the means under the lens, shape (units,)."""
    return means_of(numbers.pooled[numbers.under], values["units"])


def weights(values):
    """Return the layer's weights and biases."""
    return some_weights(values["units"], np.random.default_rng(WEIGHTS))


def _run(values, x, w, b):
    """Run both layers, with the mask of today's seed."""
    return run_dense(x, w, b, values["rate"], rng(values), is_training(values))


def _backward(values, sources, numbers, run):
    """Let the gradient travel back through the dense layer and the dropout."""

    def moved():
        maps = pooled_maps(shifted(numbers.image))[numbers.under]
        x = means_of(maps, values["units"])
        return _run(values, x, run.w, run.b).y

    def check():
        parts = nudged(gradients, lambda *arrays: _run(values, *arrays).y)
        return GradientCheck(dy, *parts)

    dy = output_gradient(values, run.y[:, None], lambda: moved()[:, None])[:, 0]
    gradients = back_through(run, dy)
    saved = kept(sources, mask=run.mask, h=run.h, w=run.w)
    facts = (slope(sources), *learns_fact(sources, run.mask), saved)
    engine = (dropout_backward, dense_backward)
    script = dense_script(values, run, dy)
    over = loss_told(values, sources, run.y, moved)
    return Shown(_scene(values, gradients), facts, engine, script, check, over)


def _scene(values, gradients):
    if values["view"] == "neurons":
        return dense_neurons_backward(gradients)
    return dense_matrices_backward(gradients, chooses(values))
