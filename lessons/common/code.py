"""A convolution as code: by its definition, as textbooks write it, as the engine does.

A lesson that shows it has a field like `CODE`, and leaves it out of its bar: the panel
of the code has its control.
"""

from dataclasses import dataclass, replace

import numpy as np

from engine import (
    conv2d,
    conv2d_backward,
    conv2d_backward_naive,
    conv2d_naive,
    textbook,
)
from lessons.common.definition import compared
from lessons.common.extras import titled
from lessons.fields import Choice
from lessons.parts import Source
from scenes.windows import Geometry

CODE = Choice("source", ("definition", "textbook"), "definition")
MOST = 2_000_000  # products that the definition may take: some seconds
FEW = 10_000  # that it takes without a press: some hundredths of a second
FORWARD = {  # what is called stands first, then what it calls
    "definition": (conv2d_naive,),
    "textbook": (textbook.conv_forward, textbook.im2col, textbook.fold),
}
BACKWARD = {
    "definition": (conv2d_backward_naive,),
    "textbook": (textbook.conv_backward, textbook.im2col, textbook.col2im),
}


@dataclass(frozen=True, eq=False)
class Convolution:
    """What is computed: x (N, C, H, W), w (F, C, KH, KW), b (F,), and how w moves.

    Backward also `dy` (N, F, OH, OW). Each way returns a tuple of arrays.
    """

    x: np.ndarray
    w: np.ndarray
    b: np.ndarray
    geometry: Geometry
    dy: np.ndarray | None = None

    @property
    def ways(self):
        """Ways to compute it, by name; None for one that is not open here."""
        return {
            "definition": self.definition if self.products <= MOST else None,
            "textbook": self.textbook if self.is_plain else None,
            "engine": self.engine,
        }

    def definition(self):
        """Go through every product in Python."""
        if self.dy is None:
            return (conv2d_naive(self.x, self.w, self.b, *self._moves),)
        return conv2d_backward_naive(self.dy, self.x, self.w, *self._moves)

    def textbook(self):
        """Unfold picture after picture, multiply, fold."""
        given = self.x, self.w, self.b, self._moves[0][0], self._moves[1][0][0]
        if self.dy is None:
            return (textbook.conv_forward(*given),)
        return textbook.conv_backward(self.dy, *given)

    def engine(self):
        """Let the engine do it."""
        if self.dy is None:
            return (conv2d(self.x, self.w, self.b, *self._moves),)
        return conv2d_backward(self.dy, self.x, self.w, *self._moves)

    @property
    def products(self):
        """How many products of a pixel and a weight there are."""
        output = self.geometry.output(self.x.shape[2:])
        return len(self.x) * self.w.size * output[0] * output[1]

    @property
    def is_plain(self):
        """Whether one stride and one padding are all that the window needs."""
        strides, padding, dilation = self._moves
        sides = {side for pair in padding for side in pair}
        return len({*strides}) == len(sides) == 1 and dilation == (1, 1)

    @property
    def _moves(self):
        move = self.geometry
        return move.stride, move.padding, move.dilation

    def calls(self, way):
        """Write down what goes in, and how a way is called with the present numbers."""
        shapes = {"x": self.x.shape, "w": self.w.shape, "b": self.b.shape}
        if self.dy is not None:
            shapes = {"dy": self.dy.shape} | shapes
        given = "\n".join(f"# {name}: {shape}" for name, shape in shapes.items())
        called = self._called(way)
        return f"{given}\n{called}" if called else given

    def _called(self, way):
        """Return a line of Python, "" where a way is not open."""
        stride, padding, dilation = map(_shortest, self._moves)
        moves = f"stride={stride}, padding={padding}, dilation={dilation}"
        ahead, kernel = self.dy is None, self.w.shape[2:]
        if way == "engine":
            into = f"cols = im2col(x, {kernel}, {moves})"
            return into if ahead else f"dx = col2im(dcols, x.shape, {kernel}, {moves})"
        if way == "definition":
            back = f"dx, dw, db = conv2d_backward_naive(dy, x, w, {moves})"
            return f"y = conv2d_naive(x, w, b, {moves})" if ahead else back
        if not self.is_plain:
            return ""
        moves = f"stride={stride}, pad={padding}"
        back = f"dx, dw, db = conv_backward(dy, x, w, b, {moves})"
        return f"y = conv_forward(x, w, b, {moves})" if ahead else back


def _shortest(sides):
    """Return one number where rows and columns, before and after, have the same."""
    if not isinstance(sides, tuple):
        return sides
    parts = tuple(map(_shortest, sides))
    return parts[0] if len({*parts}) == 1 else parts


def read_at_once(sources, lesson, source):
    """Return the parts of an extra, ``code``, in which a Source need not be opened."""
    return titled(sources, lesson, "code", replace(source, open=True))


def code(values, sources, convolution, functions=None):
    """Show a convolution's code in the words that the reader has chosen.

    Beside it, all ways to compute it are run and compared, many products at a press.

    Parameters
    ----------
    values : Values
        With a field like `CODE`.
    sources : Sources
    convolution : Convolution
    functions : dict, optional
        The functions that say it in each of the field's words; `FORWARD` or `BACKWARD`
        if not given.
    """
    known = FORWARD if convolution.dy is None else BACKWARD
    way = values[CODE.key]
    shown = (functions or known)[way]
    ways = compared(sources, convolution.ways, convolution.products <= FEW)
    told = sources.text("definition.title"), shown, (ways,), CODE.key
    return Source(*told, calls=convolution.calls(way))
