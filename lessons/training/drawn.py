"""A run of training as its component draws it: numbers rounded, maps painted."""

import math

import numpy as np

from figures.paint import paint
from figures.theme import ACCENT, SERIES
from lessons.training.seeds import seeds_data
from lessons.training.words import about, class_name, status
from networks.look import inside, one_of_each, view
from networks.tasks import TASKS
from pictures.png import as_pixels, png_base64

DIGITS = 4


def run_data(values, sources, run, checks):
    """Say how far a run has come.

    Parameters
    ----------
    values : Values
    sources : Sources
    run : Running
    checks : dict of Settings to Check
        How every network ended that this reader has trained to its end.

    Returns
    -------
    dict
        JSON.
    """
    versus, trials = values["versus"], run.trials
    return {
        "state": run.state,
        "asked": run.asked,  # what is drawn anew asks again: no two are alike
        "share": run.share,
        "epochs": max(trial.settings.epochs for trial in trials.values()),
        "steps": [len(trial.records) for trial in trials.values()],
        "status": status(sources, run),
        "versus": versus,
        "kept": None,
        "keepable": not versus and not any(t.diverged for t in trials.values()),
        "dead": ACCENT[sources.theme]["winner"],
        "arms": [
            _arm(sources, versus, name, view(trials[name]), colour)
            for name, colour in zip(trials, SERIES[sources.theme], strict=False)
        ],
        "seeds": seeds_data(sources, versus, run, checks),
        "texts": sources.texts.tree("training"),
    }


def inside_data(values, sources, network):
    """Show what a network makes of the chosen example, which training never sees.

    Parameters
    ----------
    values : Values
    sources : Sources
    network : Network
        As a Plan builds it.
    """
    task, chosen = TASKS[values["net"]], int(values["example"])
    x, labels = task.held_out()
    examples = [x[index : index + 1] for index in one_of_each(x, labels)]
    found = inside(network, examples[chosen])
    return {
        "chosen": chosen,
        "examples": [png_base64(as_pixels(x)) for x in examples],
        "classes": [class_name(sources, name) for name in task.classes],
        "probabilities": _rounded(found.probabilities),
        "filters": _painted(found.filters, "weight", sources.theme),
        "maps": _painted(found.maps[:, None], "activation", sources.theme),
    }


def kept_data(sources, trained):
    """Say which network the reader keeps: a ``networks.trained.Trained``."""
    return {"about": about(sources, trained), "token": sources.kept()}


def _painted(stacks, role, theme):
    """Paint (K, C, H, W) in one range: K pictures, each with its slices in a row."""
    largest = float(np.abs(stacks).max())
    rows = [paint(np.concatenate(stack, 1), role, theme, largest) for stack in stacks]
    return [png_base64(row) for row in rows]


def _arm(sources, versus, name, seen, colour):
    title = sources.text(f"training.arms.{versus}.{name}") if versus else ""
    return {
        "name": title,
        "colour": colour,
        "training": _curve(seen.training),
        "validation": _curve(seen.validation),
        "gradients": [[layer, _number(size)] for layer, size in seen.gradients.items()],
        "findings": {key: _finding(found) for key, found in seen.findings.items()},
    }


def _curve(curve):
    drawn = {"epochs": curve.epochs, "loss": curve.loss, "error": 1 - curve.accuracy}
    return {key: _rounded(values) for key, values in drawn.items()}


def _finding(found):
    """Round a number, a list of numbers, or such lists by layer."""
    if isinstance(found, dict):
        return [[layer, _rounded(values)] for layer, values in found.items()]
    return _rounded(found) if isinstance(found, list) else _number(found)


def _rounded(values):
    return [_number(value) for value in np.asarray(values, float)]


def _number(value):
    """JSON knows neither infinity nor NaN."""
    value = float(value)
    return float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None
