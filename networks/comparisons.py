"""Comparisons: networks that differ in one thing, trained side by side."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from networks import studies
from networks.experiment import Settings, Trial

ALONE = "alone"


@dataclass(frozen=True)
class Comparison:
    """What all arms share beside the defaults, and in what they differ.

    Parameters
    ----------
    shared : dict
        Settings, those of the plan among them.
    arms : dict of str to dict
        The same by the arm's name.
    study : callable
        What is found out about each arm at every check.
    """

    shared: dict
    arms: dict
    study: Callable

    def settings(self, seed):
        """Return each arm's Settings by its name."""
        return {
            name: changed(self.shared | own | {"seed": seed})
            for name, own in self.arms.items()
        }


COMPARISONS = {
    "dropout": Comparison(
        {"count": 50, "epochs": 60, "width": 16},
        {"without": {"rate": 0.0}, "with": {"rate": 0.5}},
        studies.study_correlation,
    ),
    "l2": Comparison(
        {
            **{"count": 50, "epochs": 60, "width": 16, "depth": 2},
            **{"lr": 0.005, "pool": 1, "rate": 0.0},
        },
        {"without": {"l2": 0.0}, "with": {"l2": 0.01}},
        studies.study_weights,
    ),
    "pool": Comparison(
        {
            **{"task": "shapes", "count": 500, "epochs": 10, "width": 8},
            **{"lr": 0.005, "rate": 0.0},
        },
        {"without": {"pool": 1}, "with": {"pool": 2}},
        studies.study_parameters,
    ),
    "depth": Comparison(
        {"lr": 0.01, "batch": 16, "count": 500, "epochs": 5, "rate": 0.0},
        {
            f"{act}{depth}": {"act": act, "depth": depth}
            for act in ("relu", "sigmoid")
            for depth in (2, 5, 8)
        },
        studies.study_nothing,
    ),
    "dying": Comparison(
        {"opt": "sgd", "count": 500, "epochs": 5, "rate": 0.0},
        {"slow": {"lr": 0.02}, "fast": {"lr": 0.2}, "faster": {"lr": 0.5}},
        studies.study_activity,
    ),
    "ensemble": Comparison(
        {"count": 200, "epochs": 30, "rate": 0.5},
        {"trained": {}},
        studies.study_ensemble,
    ),
}
PLAN = ("task", "depth", "width", "act", "pool", "rate")


def changed(values):
    """Return the default Settings with some values changed.

    Parameters
    ----------
    values : dict
        By the names of Settings and of Plan.
    """
    first = Settings()
    of_plan = {key: value for key, value in values.items() if key in PLAN}
    own = {key: value for key, value in values.items() if key not in PLAN}
    return replace(first, plan=replace(first.plan, **of_plan), **own)


def planned(versus, values):
    """Return what is to be trained: each arm's Settings by its name.

    Parameters
    ----------
    versus : str
        One of COMPARISONS, or "" for one network alone.
    values : dict
        The reader's, by the names of Settings and of Plan; a comparison takes only
        the seed.
    """
    if versus:
        return COMPARISONS[versus].settings(values["seed"])
    return {ALONE: changed(values)}


def begin(versus, settings):
    """Build a Trial for each arm.

    Parameters
    ----------
    versus : str
    settings : dict of str to Settings
        As `planned` returns them.

    Returns
    -------
    dict of str to Trial
    """
    study = COMPARISONS[versus].study if versus else studies.study_nothing
    return {name: Trial(own, study) for name, own in settings.items()}
