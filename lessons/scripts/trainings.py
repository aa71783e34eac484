"""A run of training as lines of Python, with this program's engine alone.

With NumPy alone, or with PyTorch, it would be a program and not some lines.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from networks.experiment import Settings

LINES = """from networks.experiment import Settings, Trial
from networks.plan import Plan

trials = [
    {settings},
]
for trial in trials:
    while trial.step():
        pass
    print(trial.checks[-1])
"""


@dataclass(frozen=True)
class TrainingScript:
    """Networks that are trained one after the other: `settings` by their names."""

    settings: Mapping[str, Settings]

    def written(self, way, about=()):
        """Return the lines, as ``Script.written``; None for a way that has none."""
        if way != "engine":
            return None
        comments = "".join(f"# {each}\n" for each in about)
        trials = [f"Trial({each!r})" for each in self.settings.values()]
        return comments + LINES.format(settings=",\n    ".join(trials))
