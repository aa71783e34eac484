"""Training: optimizers, and a generator that takes one step at a time."""

import math
from copy import deepcopy
from dataclasses import dataclass, field
from numbers import Real

import numpy as np

from engine.checks import check_share, whole
from engine.loss import softmax_cross_entropy


class SGD:
    """Walk downhill, with momentum if wanted.

    Parameters
    ----------
    lr : float
        Learning rate: the length of a step.
    momentum : float
        The share of the last step that goes on, between 0 and 1.
    """

    def __init__(self, lr=0.01, momentum=0.0):
        self.lr = _positive("lr", lr)
        self.momentum = check_share("momentum", momentum)
        self.speed = {}

    def update(self, parameters, grads):
        """Change the parameters in place.

        Parameters
        ----------
        parameters, grads : dict of str to ndarray
        """
        for name, dw in grads.items():
            speed = self.momentum * self.speed.get(name, 0) + dw
            self.speed[name] = speed
            parameters[name] -= self.lr * speed


class Adam:
    """Walk downhill with a step of its own for every weight (Kingma and Ba, 2015).

    Parameters
    ----------
    lr : float
        Learning rate: about the length of a step.
    beta1, beta2 : float
        How long the means of the gradient and of its square remember, from 0 to
        below 1.
    epsilon : float
        Keeps the division away from zero.
    """

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.lr = _positive("lr", lr)
        self.beta1 = _forgetting("beta1", beta1)
        self.beta2 = _forgetting("beta2", beta2)
        self.epsilon = _positive("epsilon", epsilon)
        self.steps, self.mean, self.square = 0, {}, {}

    def update(self, parameters, grads):
        """Change the parameters in place.

        Parameters
        ----------
        parameters, grads : dict of str to ndarray
        """
        self.steps += 1
        # The means begin at 0 and would be too small in the first steps.
        grown1, grown2 = 1 - self.beta1**self.steps, 1 - self.beta2**self.steps
        for name, dw in grads.items():
            self.mean[name] = _blend(self.mean.get(name, 0), dw, self.beta1)
            self.square[name] = _blend(self.square.get(name, 0), dw**2, self.beta2)
            size = np.sqrt(self.square[name] / grown2) + self.epsilon
            parameters[name] -= self.lr * self.mean[name] / grown1 / size


@dataclass(frozen=True)
class Record:
    """What one step of training tells: before it, on its own batch.

    Parameters
    ----------
    step, epoch : int
        Counted from 0.
    loss : float
        With the penalty of l2.
    accuracy : float
        Share of right answers.
    penalty : float
        What l2 adds to the loss.
    norms : dict of str to float
        Euclidean length of every parameter's gradient, without l2's part.
    """

    step: int
    epoch: int
    loss: float
    accuracy: float
    penalty: float = 0.0
    norms: dict = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Pass:
    """One batch on its way through a network and back, before the weights change.

    Parameters
    ----------
    chosen : ndarray of int, shape (N,)
        Numbers of the batch's pictures in the data.
    loss, accuracy : float
        Without l2's part.
    activations, gradients : dict of str to ndarray
        As ``Network.run`` gives them.
    grads : dict of str to ndarray
        Gradient of the loss for every parameter, without l2's part.
    rng : numpy.random.Generator
        As it was before: from it dropout draws the same masks again.
    """

    chosen: np.ndarray
    loss: float
    accuracy: float
    activations: dict
    gradients: dict
    grads: dict
    rng: np.random.Generator


def train(network, data, optimizer, epochs=1, batch=32, l2=0.0, rng=None, watch=None):
    """Teach a network to name pictures; each ``next`` takes one step.

    Parameters
    ----------
    network : Network
        Its last layer gives scores (N, K). Its weights change in place.
    data : (x, labels)
        x (N, ...) and whole numbers (N,).
    optimizer : SGD or Adam
    epochs : int
        How often all pictures are seen.
    batch : int
        Pictures of one step; the last one of an epoch takes what is left.
    l2 : float
        Pulls weights, not biases, towards 0: ``l2 / 2 * sum(w ** 2)`` joins the loss.
    rng : numpy.random.Generator or None
        Shuffles the pictures and drives dropout; None is the same in every run.
    watch : callable, optional
        ``watch(Pass)`` is told of every step just before the weights change.

    Yields
    ------
    Record
    """
    x, labels = data
    if len(x) != len(labels):
        raise ValueError(f"data holds {len(x)} pictures, but {len(labels)} labels")
    rng = np.random.default_rng(0) if rng is None else rng
    epochs, batch = whole("epochs", epochs, 0), whole("batch", batch)
    l2 = _not_negative("l2", l2)
    step = 0
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch):
            chosen = order[start : start + batch]
            passed = _pass(network, data, chosen, rng)
            if watch:
                watch(passed)
            yield Record(step, epoch, *_learn(network, passed, optimizer, l2))
            step += 1


def _pass(network, data, chosen, rng):
    """Run some of the pictures forward, and the gradient of their loss backward."""
    x, labels = (part[chosen] for part in data)
    before = deepcopy(rng)
    activations, back = network.run(x, training=True, rng=rng)
    scores = list(activations.values())[-1]
    loss, dscores = softmax_cross_entropy(scores, labels)
    right = float(np.mean(scores.argmax(axis=1) == labels))
    return Pass(chosen, loss, right, activations, *back(dscores), before)


def _learn(network, passed, optimizer, l2):
    """Change the weights: what a Record tells of the step."""
    parameters, grads = network.parameters(), dict(passed.grads)
    norms = {name: float(np.linalg.norm(dw)) for name, dw in grads.items()}
    penalty = 0.0
    for name in grads:
        if l2 and name.endswith(".w"):
            penalty += l2 / 2 * float(np.sum(parameters[name] ** 2))
            grads[name] = grads[name] + l2 * parameters[name]
    optimizer.update(parameters, grads)
    return passed.loss + penalty, passed.accuracy, penalty, norms


def _positive(name, value):
    if not isinstance(value, Real) or not 0 < value < math.inf:
        raise ValueError(f"{name} must be a finite number above 0, got {value}")
    return float(value)


def _not_negative(name, value):
    if not isinstance(value, Real) or not 0 <= value < math.inf:
        raise ValueError(
            f"{name} must be a finite number, 0 or above, got {value}: "
            f"{name}=0 switches it off"
        )
    return float(value)


def _forgetting(name, value):
    if check_share(name, value) == 1:
        raise ValueError(
            f"{name} must be below 1, got {value}: a mean that never forgets never "
            f"learns; 0.9 and 0.999 are usual"
        )
    return float(value)


def _blend(mean, new, share):
    return share * mean + (1 - share) * new
