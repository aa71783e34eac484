"""What the training lesson says of a run, and of the network that is kept."""

import math

import numpy as np

from scenes.words.numbers import printed


def status(sources, run):
    """Say how it stands with a run.

    Parameters
    ----------
    sources : Sources
    run : Running
    """
    if any(trial.diverged for trial in run.trials.values()):
        return sources.text("training.status.diverged")
    left = run.seconds_left if run.state == "running" else None
    if left:
        return sources.text("training.status.left", left=math.ceil(left))
    return sources.text(f"training.status.{run.state}")


def about(sources, trained):
    """Say which network is kept: a ``networks.trained.Trained``."""
    plan = trained.plan
    return sources.text(
        "training.kept.about",
        task=sources.text(f"options.net.{plan.task}"),
        depth=plan.depth,
        width=plan.width,
        share=printed(100 * trained.held_out_share, 1),
    )


def class_name(sources, name):
    """Name a class: a digit is its own name."""
    return sources.texts.tree("training.classes").get(name, name)


def as_json(numbers):
    """Make lists of an array; JSON knows neither infinity nor NaN: None."""
    return np.where(np.isfinite(numbers), numbers.astype(object), None).tolist()
