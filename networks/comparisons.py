"""Comparisons: networks that differ in one thing, trained side by side."""

from dataclasses import dataclass, replace

from networks.experiment import Settings


@dataclass(frozen=True)
class Comparison:
    """What all arms share beside the defaults, and in what they differ.

    Parameters
    ----------
    shared : dict
        Settings, those of the plan among them.
    arms : dict of str to dict
        The same by the arm's name.
    """

    shared: dict
    arms: dict

    def settings(self, seed):
        """Return each arm's Settings by its name."""
        return {
            name: changed(self.shared | own | {"seed": seed})
            for name, own in self.arms.items()
        }


COMPARISONS = {
    "dropout": Comparison(
        {"count": 100, "epochs": 60, "width": 16},
        {"without": {"rate": 0.0}, "with": {"rate": 0.5}},
    ),
    "l2": Comparison(
        {"count": 100, "epochs": 60, "width": 16, "rate": 0.0},
        {"none": {"l2": 0.0}, "some": {"l2": 0.02}},
    ),
    "pool": Comparison(
        {"count": 500, "epochs": 10},
        {"without": {"pool": 1}, "with": {"pool": 2}},
    ),
    "depth": Comparison(
        {"opt": "sgd", "lr": 0.05, "count": 500, "epochs": 5, "rate": 0.0},
        {
            "relu2": {"act": "relu", "depth": 2},
            "relu8": {"act": "relu", "depth": 8},
            "sigmoid2": {"act": "sigmoid", "depth": 2},
            "sigmoid8": {"act": "sigmoid", "depth": 8},
        },
    ),
    "dying": Comparison(
        {"opt": "sgd", "count": 500, "epochs": 5, "rate": 0.0},
        {"slow": {"lr": 0.02}, "fast": {"lr": 0.2}, "faster": {"lr": 0.5}},
    ),
    "ensemble": Comparison(
        {"count": 200, "epochs": 30, "rate": 0.5},
        {"trained": {}},
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
