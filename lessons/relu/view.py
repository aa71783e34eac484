"""What the ReLU lesson shows: a feature map with red and blue cells, and what is left.

Forward, or the gradient on its way back.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.comparison import GradientCheck, Part
from lessons.common.backward import (
    chooses,
    is_backward,
    loss_told,
    output_gradient,
    shifted,
    subject,
)
from lessons.common.batch import batch_of, in_batch, number
from lessons.common.boxes import both_signs, picture_box
from lessons.common.extras import checked_at_once, offered, opened
from lessons.common.maps import kept_plate, signed
from lessons.parts import Check, Chooser, Lens, Links, Played, Source
from lessons.relu.extras import extra
from lessons.relu.fields import EXTRAS, bar
from lessons.relu.words import facts
from lessons.scripts import activating
from lessons.view import View
from scenes.activation.activations import (
    BETWEEN,
    Activation,
    activation,
    function_curve,
)
from scenes.activation.relu import in_two_rows, relu_backward, relu_forward
from scenes.signed import cut


@dataclass(frozen=True, eq=False)
class Numbers:
    """The lesson's arrays: maps of the whole picture, x under the lens, its gradient.

    `before` and `after` (H, W); `x`, `dy` (N, 1, n, n).
    """

    function: Activation
    before: np.ndarray
    x: np.ndarray
    dy: np.ndarray

    @cached_property
    def after(self):
        """What the activation makes of `before`."""
        return self.function.forward(self.before)

    @cached_property
    def dx(self):
        """What arrives at `x`."""
        return self.function.backward(self.dy, self.x)


def view(values, sources):
    """Return what the lesson shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    picture = sources.picture(values)
    box = picture_box(values, picture, both_signs)
    numbers = _numbers(values, picture, box)
    names = offered(EXTRAS, is_backward(values))
    name, more = opened(values, names), _more(values, sources, numbers)
    lens = Lens(box, _plates(values, picture, sources.theme))
    rail = Chooser(picture), lens, Links(names, name)
    if name in EXTRAS:
        return View(bar(values), rail, extra(name, values, sources, numbers), more)
    main = *_loss(values, sources, numbers), _stage(values, sources, numbers)
    return View(bar(values), rail, *checked_at_once(values, sources, main, more))


def _numbers(values, picture, box):
    function = activation(values["act"], values["slope"])
    maps = signed(picture, (values["filter"],))
    x = batch_of(cut(maps, box), values["batch"])
    dy = output_gradient(values, *_output(function, x), number(values, len(x)))
    return Numbers(function, maps[0, 0], x, dy)


def _output(function, x):
    """Return y, and a function that returns the y of x moved."""
    return function.forward(x), lambda: function.forward(shifted(x))


def _loss(values, sources, numbers):
    if not is_backward(values):
        return ()
    output = _output(numbers.function, numbers.x)
    return loss_told(values, sources, *output, (number(values, len(numbers.x)), 0))


def _plates(values, picture, theme):
    """Show the map of the whole picture, and what is left of it, in one range."""
    name = values["filter"]
    largest = float(abs(_before(picture, name)).max())
    how = values["act"], values["slope"]
    return (
        kept_plate("before", theme, largest, _before, picture, name),
        kept_plate("after", theme, largest, _after, picture, name, *how),
    )


def _before(picture, name):
    return signed(picture, (name,))[0, 0]


def _after(picture, name, act, slope):
    return activation(act, slope).forward(_before(picture, name))


def _stage(values, sources, numbers):
    shown = number(values, len(numbers.x))
    x, dy = numbers.x[shown, 0], numbers.dy[shown, 0]
    if is_backward(values):
        scene = relu_backward(dy, x, 2, numbers.function, chooses(values))
    else:
        scene = in_two_rows(relu_forward(x, 2, numbers.function))
    scene = scene.beside(function_curve(numbers.function, x, BETWEEN))
    own = sources.texts.tree("relu")
    words = {"narration": own["narration"], "panels": own["panels"]}
    texts = sources.texts.tree("stage") | words
    said = facts(values, sources, numbers.x)
    script = _script(values, numbers, shown)
    played = Played(scene, texts, said, subject(values), script=script)

    def stacks():
        if is_backward(values):
            return {"dys": numbers.dy[:, 0], "dxs": numbers.dx[:, 0]}
        y = numbers.function.forward(numbers.x)
        return {"xs": numbers.x[:, 0], "ys": y[:, 0]}

    return in_batch(values, sources, "relu", played, len(numbers.x), stacks)


def _script(values, numbers, shown):
    names = ("x", "y", "dx", "dy")
    shows = {name: f"{name}[{shown}, 0]" for name in names}
    shows |= {f"{name}s": f"{name}[:, 0]" for name in names}
    dy = numbers.dy if is_backward(values) else None
    return activating(numbers.x, values["act"], values["slope"], shows, dy)


def _more(values, sources, numbers):
    function = numbers.function
    code = [_code_of(function.forward), _code_of(function.backward)]
    source = Source(sources.text("relu.source"), code)
    check = (Check(lambda: _check(numbers)),) if is_backward(values) else ()
    return (*check, source)


def _check(numbers):
    function = numbers.function
    part = Part("x", numbers.x, numbers.dx, function.forward, function.branches)
    return GradientCheck(numbers.dy, part)


def _code_of(function):
    """Return the engine's function, without arguments that are fixed."""
    return getattr(function, "func", function)
