"""An activation, forward and back, as lines of Python."""

from lessons.scripts.literal import plain
from lessons.scripts.script import Back, Lines, Script, Step


def activation(act, slope=0.0, x="x", y="y"):
    """Return the Step of an activation.

    Parameters
    ----------
    act : str
        Of ``scenes.activation.activations.ACTIVATIONS``.
    slope : float
        Of leaky ReLU.
    x, y : str
        What the arrays are called.
    """
    return STEPS[act](x, y, plain(slope))


def _relu(x, y, _):
    return Step(
        Lines(f"{y} = relu({x})", f"{y} = np.maximum({x}, 0)", f"{y} = F.relu({x})"),
        Lines(f"d{x} = relu_backward(d{y}, {x})", f"d{x} = np.where({x} > 0, d{y}, 0)"),
    )


def _leaky(x, y, slope):
    return Step(
        Lines(
            f"{y} = leaky_relu({x}, {slope})",
            f"{y} = np.where({x} > 0, {x}, {slope} * {x})",
            f"{y} = F.leaky_relu({x}, {slope})",
        ),
        Lines(
            f"d{x} = leaky_relu_backward(d{y}, {x}, {slope})",
            f"d{x} = np.where({x} > 0, d{y}, {slope} * d{y})",
        ),
    )


def _sigmoid(x, y, _):
    return Step(
        Lines(
            f"{y} = sigmoid({x})",
            f"{y} = 1 / (1 + np.exp(-{x}))",
            f"{y} = torch.sigmoid({x})",
        ),
        Lines(f"d{x} = sigmoid_backward(d{y}, {x})", f"d{x} = d{y} * {y} * (1 - {y})"),
    )


def _tanh(x, y, _):
    return Step(
        Lines(f"{y} = tanh({x})", f"{y} = np.tanh({x})", f"{y} = torch.tanh({x})"),
        Lines(f"d{x} = tanh_backward(d{y}, {x})", f"d{x} = d{y} * (1 - {y}**2)"),
    )


STEPS = {"relu": _relu, "leaky": _leaky, "sigmoid": _sigmoid, "tanh": _tanh}


def activating(x, act, slope, shows, dy=None):
    """Return the Script of an activation.

    Parameters
    ----------
    x : ndarray
    act, slope
        As of `activation`.
    shows : dict
        As of a Script.
    dy : ndarray, of x's shape, optional
        Backward.
    """
    step = (activation(act, slope),)
    if dy is None:
        return Script({"x": x}, step, shows, ("y",))
    return Script({"x": x, "dy": dy}, step, shows, ("dx",), Back("y", ("x",), "dy"))
