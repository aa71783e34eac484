"""Experiments with activations: a neuron that dies, and slopes that multiply."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from engine import dense, dense_backward, relu, relu_backward, sigmoid

NUMBERS = 16  # that the neuron sees
STEPS = 30
START = (1.0, 1.5)  # weight and bias: it answers too much, and has to come down
DEPTH = 20
MAPS = (1, 16, 250, 250)  # a million numbers, on which activations are timed
WANTED = (0.5, 0.2)
STEEPEST = 0.25  # slope of a sigmoid: y·(1 − y) where y is one half


@dataclass(frozen=True, eq=False)
class Life:
    """What became of a neuron ``relu(w·x + b)`` while it was trained.

    Parameters
    ----------
    z : ndarray, shape (STEPS + 1, NUMBERS)
        ``w·x + b`` for all numbers that it sees, before each step of training.
    gradient : ndarray, shape (STEPS + 1,)
        Length of the gradient of its weight and bias.
    """

    z: np.ndarray
    gradient: np.ndarray

    @property
    def died(self):
        """First step at which no number is above zero, or None."""
        dead = ~(self.z > 0).any(axis=1)
        return int(dead.argmax()) if dead.any() else None


def train_neuron(rate):
    """Train one ReLU neuron by gradient descent on a mean square.

    Parameters
    ----------
    rate : float
        Learning rate: what a gradient is multiplied by to make a step.

    Returns
    -------
    life : Life
    """
    x = np.linspace(-1, 1, NUMBERS)[:, None]  # (NUMBERS, 1)
    target = relu(WANTED[0] * x + WANTED[1])
    w, b = np.full((1, 1), START[0]), np.full(1, START[1])
    history = []
    for _ in range(STEPS + 1):
        z = dense(x, w, b)
        dy = 2 * (relu(z) - target) / NUMBERS
        _, dw, db = dense_backward(relu_backward(dy, z), x, w)
        history.append((z[:, 0], np.hypot(dw.item(), db.item())))
        w, b = w - rate * dw, b - rate * db
    z, gradient = zip(*history, strict=True)
    return Life(np.array(z), np.array(gradient))


def slope_products(function, x, depth):
    """Multiply the slopes along layers that do nothing but apply one function.

    Parameters
    ----------
    function : Activation
    x : ndarray, shape (...)
        What the first layer receives.
    depth : int

    Returns
    -------
    means : ndarray, shape (depth,)
        Mean, over the cells, of the gradient that is left after 1, 2, … layers.
    """
    gradient, means = np.ones_like(x), []
    for _ in range(depth):
        gradient = function.backward(gradient, x)
        x = function.forward(x)
        means.append(gradient.mean())
    return np.array(means)


def slopes_along(function, value, depth):
    """List the slopes that one number meets, layer after layer.

    Parameters
    ----------
    function : Activation
    value : float
    depth : int

    Returns
    -------
    slopes : ndarray, shape (depth,)
    """
    slopes, x = [], np.array([value])
    for _ in range(depth):
        slopes.append(function.derivative(x).item())
        x = function.forward(x)
    return np.array(slopes)


def runs(functions):
    """Prepare every function to run forward and backward on the same MAPS.

    Parameters
    ----------
    functions : dict of str to Activation

    Returns
    -------
    jobs : dict of str to (callable, callable)
    """
    x = _numbers()
    return {
        name: (partial(f.forward, x), partial(f.backward, x, x))
        for name, f in functions.items()
    }


def pieces():
    """Prepare what a sigmoid is made of, on the same MAPS.

    Returns
    -------
    forward, backward : callable
        An exponential; and dy·y·(1 − y) of a y that was kept.
    """
    x = _numbers()
    y = sigmoid(x)
    return partial(np.exp, x), lambda: x * y * (1 - y)


def _numbers():
    return np.random.default_rng(0).standard_normal(MAPS, np.float32)
