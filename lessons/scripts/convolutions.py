"""A convolution, forward and back, as lines of Python."""

from lessons.scripts.moves import is_even, moving, padded, spread_back, windows
from lessons.scripts.script import Back, Lines, Script, Step

MOVES = ("stride", "padding", "dilation")


def convolution(geometry, shape, x="x", w="w", b="b", y="y"):
    """Return the Step of a convolution of arrays with these names.

    Parameters
    ----------
    geometry : Geometry
    shape : (H, W)
        Of x.
    x, w, b, y : str
        "" for a `b` that there is none of.
    """
    how = moving(geometry, *MOVES)
    taken = ", ".join(filter(None, (x, w, b)))
    forward = Lines(
        f"{y} = conv2d({taken}{how})",
        _forward(geometry, x, w, b, y),
        f"{y} = {torch_call('conv2d', geometry, x, taken, MOVES)}",
    )
    spread = f'np.einsum("nfhw,fc->nchw", d{y}, {w}[:, :, i, j])'
    backward = Lines(
        f"d{x}, d{w}, d{b or 'b'} = conv2d_backward(d{y}, {x}, {w}{how})",
        f'd{w} = np.einsum("nfhw,nchwij->fcij", d{y}, {x}_windows)\n'
        f"d{b or 'b'} = d{y}.sum((0, 2, 3))\n{spread_back(geometry, x, spread, shape)}",
    )
    return Step(forward, backward)


def _forward(geometry, x, w, b, y):
    source, line = padded(geometry, x)
    added = f" + {b}[:, None, None]" if b else ""
    return (
        f"{line}{x}_windows = {windows(geometry, source)}  # (N, C, OH, OW, KH, KW)\n"
        f'{y} = np.einsum("nchwij,fcij->nfhw", {x}_windows, {w}){added}'
    )


def torch_call(name, geometry, x, taken, moves):
    """Call a function of PyTorch's, which takes no uneven padding, on `taken`."""
    if is_even(geometry):
        return f"F.{name}({taken}{moving(geometry, *moves)})"
    (top, bottom), (left, right) = geometry.padding
    around = f"F.pad({x}, ({left}, {right}, {top}, {bottom}))"
    others = [each for each in moves if each != "padding"]
    taken = taken.replace(x, around, 1)
    return f"F.{name}({taken}{moving(geometry, *others)})"


def convolving(x, w, b, geometry, shows, prints, dy=None):
    """Return the Script of a convolution.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    w : Given or ndarray, shape (F, C, KH, KW)
    b : ndarray, shape (F,), or None
    geometry : Geometry
    shows, prints
        As of a Script, of ``x, w, b, y`` and their gradients.
    dy : ndarray, shape (N, F, OH, OW), optional
        Backward.
    """
    givens = {"x": x, "w": w, "b": b, "dy": dy}
    givens = {name: array for name, array in givens.items() if array is not None}
    step = convolution(geometry, x.shape[2:], b="" if b is None else "b")
    back = None if dy is None else Back("y", ("x", "w", "b"), "dy")
    return Script(givens, (step,), shows, prints, back)
