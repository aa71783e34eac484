"""What one sees of a network in training: curves, gradients, filters and maps."""

from dataclasses import dataclass

import numpy as np

from engine import softmax
from networks.experiment import RECENT
from networks.plan import scores_of

POINTS = 240  # of a curve; more would not be seen
FEWEST = 8  # steps that a point of the training curve is the mean of


@dataclass(frozen=True, eq=False)
class Curve:
    """Loss and share of right answers over the epochs.

    Parameters
    ----------
    epochs, loss, accuracy : ndarray, shape (n,)
    """

    epochs: np.ndarray
    loss: np.ndarray
    accuracy: np.ndarray

    @property
    def error(self):
        """Share of wrong answers."""
        return 1 - self.accuracy


def training_curve(trial):
    """Return the loss without l2's part, each point the mean of some steps.

    Parameters
    ----------
    trial : Trial

    Returns
    -------
    Curve
        On the batches, with dropout at work.
    """
    per_epoch = trial.settings.steps_per_epoch
    loss = np.array([record.loss - record.penalty for record in trial.records])
    right = np.array([record.accuracy for record in trial.records])
    shown = np.unique(np.linspace(0, len(loss) - 1, POINTS).astype(int))
    shown = shown[: len(loss)]
    width = max(FEWEST, per_epoch // 2)
    epochs = (shown + 1) / per_epoch
    return Curve(epochs, _recent(loss, width)[shown], _recent(right, width)[shown])


def validation_curve(trial):
    """Return what the checks on held-out pictures have found.

    Parameters
    ----------
    trial : Trial

    Returns
    -------
    Curve
    """
    rows = [(check.steps, check.loss, check.accuracy) for check in trial.checks]
    steps, loss, right = np.array(rows).reshape(-1, 3).T
    return Curve(steps / trial.settings.steps_per_epoch, loss, right)


def smoothed(curve, width):
    """Return the mean of all points round every point of a curve.

    Parameters
    ----------
    curve : Curve
    width : float
        Epochs from the first of them to the last; 0 leaves the curve as it is.

    Returns
    -------
    Curve
    """
    apart = np.abs(curve.epochs[:, None] - curve.epochs)
    near = apart <= max(width / 2, np.finfo(float).eps)
    loss, accuracy = (
        np.where(near, values, 0).sum(axis=1) / near.sum(axis=1)
        for values in (curve.loss, curve.accuracy)
    )
    return Curve(curve.epochs, loss, accuracy)


def gradient_sizes(trial):
    """Return how long the gradient of every layer's weights was lately.

    Parameters
    ----------
    trial : Trial

    Returns
    -------
    dict of str to float
        By the layer's name, from the first to the last; empty before the first step.
    """
    recent = [record.norms for record in trial.records[-RECENT:]]
    names = trial.network.parameters() if recent else ()
    return {
        name.removesuffix(".w"): float(np.mean([norms[name] for norms in recent]))
        for name in names
        if name.endswith(".w")
    }


@dataclass(frozen=True, eq=False)
class Inside:
    """What a network makes of one picture.

    Parameters
    ----------
    filters : ndarray, shape (K, C, 3, 3)
        Of the first layer.
    maps : ndarray, shape (K, H, W)
        What they find in the picture, behind the activation.
    probabilities : ndarray, shape (classes,)
    """

    filters: np.ndarray
    maps: np.ndarray
    probabilities: np.ndarray


def inside(network, x):
    """Look into a network while it sees a picture.

    Parameters
    ----------
    network : Network
        As a Plan builds it.
    x : ndarray, shape (1, C, H, W)

    Returns
    -------
    Inside
    """
    activations, _ = network.run(x)
    _, first, second, *_ = activations  # the picture, conv1, its activation
    probabilities = softmax(scores_of(network, x))[0]
    return Inside(network.layers[first].w, activations[second][0], probabilities)


def one_of_each(x, labels):
    """Find the first picture of every class: indices in the order of the classes."""
    return [int(np.flatnonzero(labels == label)[0]) for label in np.unique(labels)]


def _recent(values, width):
    """Mean of every value and those before it, `width` in all."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    ends = np.arange(1, len(sums))
    starts = np.maximum(0, ends - width)
    return (sums[ends] - sums[starts]) / (ends - starts)


@dataclass(frozen=True, eq=False)
class View:
    """All that is drawn of one trial.

    Parameters
    ----------
    training, validation : Curve
    gradients : dict of str to float
        As `gradient_sizes` gives them.
    findings : dict
        Of the trial's study.
    """

    training: Curve
    validation: Curve
    gradients: dict
    findings: dict


def view(trial):
    """Gather what is drawn of a trial.

    Parameters
    ----------
    trial : Trial

    Returns
    -------
    View
    """
    return View(
        training_curve(trial),
        validation_curve(trial),
        gradient_sizes(trial),
        trial.findings,
    )
