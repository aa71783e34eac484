"""One network in training: what it is set to, how far it has come, what it knows."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from engine import SGD, Adam, softmax_cross_entropy, train
from networks.plan import Plan, scores_of
from networks.seen.step import step_of
from networks.seen.subnetworks import Subnetworks
from networks.studies import study_nothing
from networks.tasks import CHECKED, TASKS

OPTIMIZERS = {"sgd": SGD, "momentum": partial(SGD, momentum=0.9), "adam": Adam}
TOGETHER = 60  # pictures that a check looks at in one piece of work
CHECKS_PER_EPOCH = 2
RECENT = 10  # steps whose gradients are remembered
FEWEST_BETWEEN = 10  # steps from one check to the next


@dataclass(frozen=True)
class Settings:
    """How a network is built and trained.

    Parameters
    ----------
    plan : Plan
    lr : float
        Learning rate.
    batch, count, epochs : int
        Pictures of one step, pictures in all, and how often they are seen.
    opt : str
        One of OPTIMIZERS.
    l2 : float
    seed : int
        Of the weights, the choice of pictures, their order, and dropout.
    """

    plan: Plan = Plan()
    lr: float = 0.002
    batch: int = 32
    count: int = 1000
    epochs: int = 10
    opt: str = "adam"
    l2: float = 0.0
    seed: int = 0

    @property
    def steps_per_epoch(self):
        """Batches that all pictures make."""
        return -(-self.count // self.batch)


@dataclass(frozen=True)
class Check:
    """Loss and share of right answers on held-out pictures after so many steps."""

    steps: int
    loss: float
    accuracy: float


class Trial:
    """A network that is trained piece by piece.

    The same settings give the same records and checks, however the work is cut into
    pieces.

    Parameters
    ----------
    settings : Settings
    study : callable, optional
        ``study(network, x, labels)`` finds out more at every check.

    Attributes
    ----------
    network : Network
    records : list of engine.Record
        One a step; only the last RECENT have the sizes of their gradients.
    checks : list of Check
    findings : dict
        What the study found last.
    last : Step or None
        The last step; None before the first.
    subnetworks : Subnetworks
        That dropout has made so far.
    """

    def __init__(self, settings, study=study_nothing):
        task, rng = TASKS[settings.plan.task], np.random.default_rng(settings.seed)
        self.settings = settings
        self.network = settings.plan.network(rng)
        self.records, self.checks, self.findings = [], [], {}
        self.last, self.subnetworks = None, Subnetworks()
        self._optimizer = OPTIMIZERS[settings.opt](settings.lr)
        self._study, self._checking = study, False
        self._held_out = tuple(part[:CHECKED] for part in task.held_out())
        self._data = task.training(settings.count, settings.seed)
        self._pieces = self._work(rng)

    @property
    def steps(self):
        """Steps from the beginning to the end."""
        return self.settings.epochs * self.settings.steps_per_epoch

    @property
    def diverged(self):
        """Whether the numbers have become too large to go on."""
        return bool(self.records) and not np.isfinite(self.records[-1].loss)

    def advance(self):
        """Do one small piece of work; False if there is none left."""
        with np.errstate(over="ignore", invalid="ignore"):
            return next(self._pieces, "done") != "done"

    def step(self):
        """Work until one more step is done, and checked if a check is due.

        Returns
        -------
        bool
            Whether there are more steps to take.
        """
        before = len(self.records)
        while self.advance():
            if len(self.records) > before and not self._checking:
                break
        return len(self.records) < self.steps and not self.diverged

    def _work(self, rng):
        s = self.settings
        every = max(FEWEST_BETWEEN, s.steps_per_epoch // CHECKS_PER_EPOCH)
        yield from self._check()
        how = {"epochs": s.epochs, "batch": s.batch, "l2": s.l2, "rng": rng}
        how |= {"watch": self._watch}
        for record in train(self.network, self._data, self._optimizer, **how):
            self._remember(record)
            if self.diverged:
                return
            if len(self.records) % every == 0 or len(self.records) == self.steps:
                yield from self._check()
            yield

    def _watch(self, passed):
        """Keep what is shown of a step, and whom dropout let see it."""
        number, label = len(self.records) + 1, int(self._data[1][passed.chosen[0]])
        self.last = step_of(passed, number, label, self.network, self._optimizer)
        self.subnetworks.add(number, self.last.masks)

    def _remember(self, record):
        """Keep the record; of older ones only what the curves need."""
        self.records.append(record)
        if len(self.records) > RECENT:
            old = self.records[-RECENT - 1]
            self.records[-RECENT - 1] = replace(old, norms={})

    def _check(self):
        """Look at the held-out pictures, a few in each piece of work."""
        self._checking = True
        x, labels = self._held_out
        scores = []
        for start in range(0, len(x), TOGETHER):
            scores.append(scores_of(self.network, x[start : start + TOGETHER]))
            yield
        scores = np.concatenate(scores)
        loss, _ = softmax_cross_entropy(scores, labels)
        right = float(np.mean(scores.argmax(axis=1) == labels))
        self.checks.append(Check(len(self.records), loss, right))
        self.findings = self._study(self.network, x, labels)
        self._checking = False
