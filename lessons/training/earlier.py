"""Earlier runs: what a reader trained before, beside the run on show."""

from figures.theme import SERIES
from lessons.training.charts import Drawn
from lessons.training.fields import SETTINGS, values_of
from networks.comparisons import ALONE
from networks.look import view

MOST = 3  # differences that are named


def seen(run, least):
    """Return what is drawn of a run of one network: its Settings and View.

    Parameters
    ----------
    run : Running
    least : int
        Steps that it took by itself.

    Returns
    -------
    (Settings, View) or None
        None where it took no more than these, or less than an epoch; of several
        networks that were compared, too.
    """
    trial = run.trials.get(ALONE)
    if trial is None:
        return None
    settings, taken = trial.settings, len(trial.records)
    begun = taken > least and taken >= settings.steps_per_epoch
    return (settings, view(trial)) if begun else None


def earlier_runs(sources, now, runs):
    """Name the earlier runs of a task by what they were set to otherwise.

    Parameters
    ----------
    sources : Sources
    now : Settings
        Of the run on show; the same ones need no line of their own.
    runs : dict of int to (Settings, View)
        By the number that a run has.

    Returns
    -------
    list of Drawn
    """
    colours = SERIES[sources.theme][1:]
    return [
        Drawn(
            f"earlier-{number}",
            _differences(sources, values_of(settings), values_of(now)),
            colours[number % len(colours)],
            seen,
        )
        for number, (settings, seen) in sorted(runs.items())
        if settings != now and settings.plan.task == now.plan.task
    ]


def _differences(sources, then, now):
    other = [field for field in SETTINGS if then[field.key] != now[field.key]]
    named = [_setting(sources, field, then[field.key]) for field in other[:MOST]]
    return ", ".join(named) + (" …" if len(other) > MOST else "")


def _setting(sources, field, value):
    label = sources.text(f"controls.{field.label or field.key}")
    options = sources.texts.tree(f"options.{field.key}")
    return f"{label} {options.get(value, field.write(value))}"
