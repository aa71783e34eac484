"""A run of training as its component draws it: numbers rounded, maps painted."""

import math

import numpy as np

from figures.paint import paint
from figures.theme import ACCENT, SERIES
from pictures.png import as_pixels, png_base64
from ui.frame.kept import kept_path, kept_token, refused
from ui.frame.reader import upload_to
from ui.work.running import AGAIN
from web.pages import page_path

DIGITS = 4


def run_data(lesson, run, views):
    """Say how far a run has come.

    Parameters
    ----------
    lesson : Lesson
    run : Running
    views : dict of str to View
        What is drawn of each trial.

    Returns
    -------
    dict
        JSON.
    """
    own = lesson.texts.tree("training")
    versus = lesson["versus"]
    trials = run.trials.values()
    return {
        "state": run.state,
        "again": 1000 * AGAIN.get(run.state, 0),
        "asked": run.asked,  # what is drawn anew asks again: no two are alike
        "share": run.share,
        "epochs": max(trial.settings.epochs for trial in trials),
        "steps": [len(trial.records) for trial in trials],
        "status": _status(lesson, run),
        "versus": versus,
        "upload": upload_to("network"),
        "kept": None,
        "keepable": not versus and not any(trial.diverged for trial in trials),
        "refused": _refused(lesson),
        "dead": ACCENT[lesson.theme]["winner"],
        "arms": [
            _arm(lesson, versus, name, views[name], colour)
            for name, colour in zip(views, SERIES[lesson.theme], strict=False)
        ],
        "texts": own,
    }


def inside_data(lesson, inside, examples, classes):
    """Show what one network makes of the chosen example.

    Parameters
    ----------
    lesson : Lesson
    inside : Inside
    examples : list of ndarray, shape (1, C, H, W)
        Pictures to choose from, one of each class.
    classes : tuple of str
    """
    chosen = int(lesson["example"])
    return {
        "chosen": chosen,
        "examples": [png_base64(as_pixels(x)) for x in examples],
        "classes": [_class_name(lesson, name) for name in classes],
        "probabilities": _rounded(inside.probabilities),
        "filters": _painted(inside.filters, "weight", lesson.theme),
        "maps": _painted(inside.maps[:, None], "activation", lesson.theme),
    }


def kept_data(lesson, trained, share):
    """Say which network the session keeps.

    Parameters
    ----------
    lesson : Lesson
    trained : Trained
    share : float
        Of held-out pictures that it names rightly.
    """
    plan = trained.plan
    places = {
        "task": lesson.text(f"options.net.{plan.task}"),
        "depth": plan.depth,
        "width": plan.width,
        "share": f"{100 * share:.1f}",
    }
    return {
        "about": lesson.text("training.kept.about", **places),
        "file": kept_path(),
        "token": kept_token(),
        "explore": f"{page_path('explore')}?net=own",
    }


def _refused(lesson):
    """Say why the network could not be kept, if it could not."""
    return lesson.text(f"training.kept.refused.{refused()}") if refused() else ""


def _class_name(lesson, name):
    return lesson.texts.tree("training")["classes"].get(name, name)


def _painted(stacks, role, theme):
    """Paint (K, C, H, W) in one range: K pictures, each with its slices in a row."""
    largest = float(np.abs(stacks).max())
    rows = [paint(np.concatenate(stack, 1), role, theme, largest) for stack in stacks]
    return [png_base64(row) for row in rows]


def _arm(lesson, versus, name, view, colour):
    title = lesson.text(f"training.arms.{versus}.{name}") if versus else ""
    return {
        "name": title,
        "colour": colour,
        "training": _curve(view.training),
        "validation": _curve(view.validation),
        "gradients": [[layer, _number(size)] for layer, size in view.gradients.items()],
        "findings": {key: _finding(found) for key, found in view.findings.items()},
    }


def _curve(curve):
    return {key: _rounded(values) for key, values in vars(curve).items()}


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


def _status(lesson, run):
    if any(trial.diverged for trial in run.trials.values()):
        return lesson.text("training.status.diverged")
    left = run.seconds_left
    places = {"left": math.ceil(left)} if run.state == "running" and left else {}
    key = "left" if places else run.state
    return lesson.text(f"training.status.{key}", **places)
