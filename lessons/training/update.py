"""One step of the optimizer in numbers: a filter before, its dW, the filter after."""

from copy import deepcopy

import numpy as np

from engine import Adam
from figures.theme import palette
from lessons.training.layers import filters
from lessons.training.words import as_json, class_name
from networks.tasks import TASKS

LEARNED = {  # where dW was explained
    "conv": "convolution?pass=backward",
    "dense": "backpropagation?layer=dense",
}


def update_data(values, sources, trial):
    """Show what the last step did to one slice of one filter.

    Parameters
    ----------
    values : Values
    sources : Sources
    trial : Trial
        After its first step.

    Returns
    -------
    dict
        JSON: ``choices``, pairs of value and name, and which is ``chosen``; ``rule`` of
        the optimizer, and its ``constants``; ``loss`` of the batch; ``cells``, by name
        the numbers of the slice.
    """
    layers = [name[:-2] for name in trial.last.grads if name.endswith(".w")]
    layer = values["layer"] if values["layer"] in layers else layers[0]
    numbers = step_numbers(trial, f"{layer}.w")
    stacks = {name: filters(trial, array) for name, array in numbers.items()}
    K, C, *_ = stacks["before"].shape
    place = min(int(values["map"]), K - 1), min(int(values["channel"]), C - 1)
    kind = "dense" if layer == "dense" else "conv"
    rule = rule_of(trial.last.optimizer)
    return {
        "said": _said(sources, trial, rule),
        "choices": {
            "layer": [[name, name] for name in layers],
            "map": _named(
                _classes(sources, trial) if kind == "dense" else range(1, K + 1)
            ),
            "channel": _named(range(1, C + 1)),
        },
        "chosen": dict(zip(("layer", "map", "channel"), (layer, *place), strict=True)),
        "learned": {"kind": kind, "at": LEARNED[kind]},
        "rule": rule,
        "constants": _constants(trial),
        "loss": as_json(np.float64(trial.last.loss)),
        "cells": {name: as_json(stack[place]) for name, stack in stacks.items()},
        "palette": palette(sources.theme),
    }


def _named(names):
    """Pair names with their numbers in the address, from 0 on."""
    return [[str(number), str(name)] for number, name in enumerate(names)]


def _classes(sources, trial):
    classes = TASKS[trial.settings.plan.task].classes
    return [class_name(sources, name) for name in classes]


def rule_of(optimizer):
    """Name the formula that an optimizer follows."""
    if isinstance(optimizer, Adam):
        return "adam"
    return "momentum" if optimizer.momentum else "sgd"


def step_numbers(trial, name):
    """Take the last step once more, and return all that it went through.

    Parameters
    ----------
    trial : Trial
    name : str
        Of the weights.

    Returns
    -------
    dict of str to ndarray
        ``before`` and ``after``; ``dw``, of the loss alone; ``gradient``, with what l2
        adds; ``step``, which is taken off; of momentum and Adam what they remember,
        as it was (``old_``) and as it is.
    """
    step, l2 = trial.last, trial.settings.l2
    before, dw = step.before[name], step.grads[name]
    gradient = dw + l2 * before if l2 else dw
    optimizer, after = deepcopy(step.optimizer), {name: before.copy()}
    old = _memory(optimizer, name, before)
    optimizer.update(after, {name: gradient})
    new = _memory(optimizer, name, before)
    return {
        "before": before,
        "dw": dw,
        "gradient": gradient,
        **{f"old_{key}": array for key, array in old.items()},
        **new,
        "step": _step(optimizer, gradient, new),
        "after": after[name],
    }


def _memory(optimizer, name, like):
    """Return what an optimizer remembers of some weights; zeros at the beginning."""
    names = {"adam": ("mean", "square"), "momentum": ("speed",), "sgd": ()}
    kept = {key: getattr(optimizer, key) for key in names[rule_of(optimizer)]}
    return {key: memory.get(name, np.zeros_like(like)) for key, memory in kept.items()}


def _step(optimizer, gradient, memory):
    """Return what is taken off the weights, in the precision of the gradient."""
    rule = rule_of(optimizer)
    if rule != "adam":
        return optimizer.lr * memory.get("speed", gradient)
    grown1, grown2 = _grown(optimizer)
    size = np.sqrt(memory["square"] / grown2) + optimizer.epsilon
    return optimizer.lr * memory["mean"] / grown1 / size


def _grown(adam):
    return 1 - adam.beta1**adam.steps, 1 - adam.beta2**adam.steps


def _constants(trial):
    """Return the numbers of the formula that are the same for every weight."""
    found = {"lr": trial.settings.lr, "l2": trial.settings.l2}
    optimizer = trial.last.optimizer
    found |= {key: v for key, v in vars(optimizer).items() if isinstance(v, float)}
    return found | {"steps": trial.last.number}


def _said(sources, trial, rule):
    places = {"step": trial.last.number, "count": trial.last.pictures}
    step = sources.text("training.update.said", **places)
    return f"{step} {sources.text(f'training.update.rules.{rule}')}"
