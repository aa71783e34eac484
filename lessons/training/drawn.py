"""A run of training as its component draws it: numbers rounded, maps painted."""

import numpy as np

from figures.paint import paint
from figures.theme import ACCENT, SERIES
from lessons.training.charts import Drawn, charts
from lessons.training.earlier import earlier_runs
from lessons.training.rounded import number, rounded
from lessons.training.seeds import seeds_data
from lessons.training.words import about, class_name, status
from networks.comparisons import ALONE
from networks.look import inside, one_of_each, view
from networks.tasks import TASKS
from pictures.png import as_pixels, png_base64

FIGURES = ("errors",)  # what is found and drawn, and not written


def run_data(values, sources, run, checks, earlier):
    """Say how far a run has come.

    Parameters
    ----------
    values : Values
    sources : Sources
    run : Running
    checks : dict of Settings to Check
        How every network ended that this reader has trained to its end.
    earlier : dict of int to (Settings, View)
        Runs that the reader has left behind, by their numbers.

    Returns
    -------
    dict
        JSON.
    """
    versus, trials = values["versus"], run.trials
    epochs = max(trial.settings.epochs for trial in trials.values())
    networks = _networks(sources, versus, trials)
    before = [] if versus else earlier_runs(sources, trials[ALONE].settings, earlier)
    return {
        "state": run.state,
        "asked": run.asked,  # what is drawn anew asks again: no two are alike
        "share": run.share,
        "steps": [len(trial.records) for trial in trials.values()],
        "status": status(sources, run),
        "versus": versus,
        "kept": None,
        "keepable": not versus and not any(t.diverged for t in trials.values()),
        "dead": ACCENT[sources.theme]["winner"],
        "arms": [_told(network) for network in networks],
        "earlier": [_told(network) for network in before],
        "charts": charts(values, sources, networks, before, epochs),
        "seeds": seeds_data(sources, versus, run, checks),
        "texts": sources.texts.tree("training"),
        "lang": sources.lang,
        "words": sources.texts.tree("charts.plotly"),
        "failed": sources.text("charts.failed"),
    }


def _networks(sources, versus, trials):
    alone = {ALONE: sources.text("training.legend.network")}
    names = sources.texts.tree(f"training.arms.{versus}") if versus else alone
    coloured = zip(trials.items(), SERIES[sources.theme], strict=False)
    return [
        Drawn(whose, names[whose], colour, view(trial))
        for (whose, trial), colour in coloured
    ]


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
        "probabilities": rounded(found.probabilities),
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


def _told(network):
    """Say of a network what the legend of all charts does, and what was found."""
    seen, found = network.seen, network.seen.findings
    trained = seen.validation.epochs > 0  # what chance has drawn has reached nothing
    return {
        "whose": network.whose,
        "name": network.name,
        "colour": network.colour,
        "reached": {
            "loss": _last(seen.training.loss),
            "validation_loss": _last(seen.validation.loss[trained]),
            "error": _last(seen.training.error),
            "validation_error": _last(seen.validation.error[trained]),
        },
        "findings": {k: _finding(v) for k, v in found.items() if k not in FIGURES},
    }


def _last(values):
    return number(values[-1]) if len(values) else None


def _finding(found):
    """Round a number, a list of numbers, or such lists by layer."""
    if isinstance(found, dict):
        return [[layer, rounded(values)] for layer, values in found.items()]
    return rounded(found) if isinstance(found, list) else number(found)
