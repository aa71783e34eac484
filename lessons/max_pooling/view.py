"""What the pooling lesson shows: maps one behind the other, and what is left of them.

Forward, or the gradient on its way back to where it came from.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

import engine
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
from lessons.common.geometry import misfit
from lessons.common.maps import kept_plate, signed
from lessons.max_pooling.extras import extra
from lessons.max_pooling.fields import (
    EXTRAS,
    bar,
    geometry,
    shown_map,
    shows_nodes,
)
from lessons.max_pooling.words import facts
from lessons.parts import Check, Chooser, Explanation, Lens, Links, Played, Source
from lessons.scripts import pooling
from lessons.view import View
from scenes.pooling.backward import avg_pool_backward, max_pool_backward
from scenes.pooling.forward import avg_pool_forward, max_pool_forward, with_maps
from scenes.pooling.layer import PoolLayer
from scenes.signed import cut

FORWARD = {"max": max_pool_forward, "average": avg_pool_forward}
BACKWARD = {"max": max_pool_backward, "average": avg_pool_backward}
NAMES = ("x", "y", "dx", "dy")
CODE = {
    "max": (engine.max_pool2d, engine.max_pool2d_backward),
    "average": (engine.avg_pool2d, engine.avg_pool2d_backward),
}


@dataclass(frozen=True, eq=False)
class Numbers:
    """The lesson's arrays, and what they are pooled by.

    `maps` (1, C, H, W) are those of the whole picture, `x` (N, C, n, n) a batch of what
    is in the `box` over them; `shown` is the number of the map on the stage.
    """

    pool: PoolLayer
    maps: np.ndarray
    box: tuple[int, int, int, int]
    x: np.ndarray
    shown: int

    @cached_property
    def pooled(self):
        """What is left of `maps`."""
        return self.pool.forward(self.maps)

    @cached_property
    def y(self):
        """What is left of `x`."""
        return self.pool.forward(self.x)

    def upstream(self, values):
        """Return the gradient of `y`."""
        picture, maps = number(values, len(self.x)), self.x.shape[1]
        shown = picture * maps + self.shown
        return output_gradient(values, self.y, self.moved, shown)

    def moved(self):
        """Return what is left of `x` moved one column to the right."""
        return self.pool.forward(shifted(self.x))


def view(values, sources):
    """Return what the lesson shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    chooser = Chooser(sources.picture(values))
    numbers = _numbers(values, chooser.picture)
    source = Source(sources.text("relu.source"), CODE[numbers.pool.kind])
    problem = _misfit(sources, numbers)
    if problem:
        lens = Lens(numbers.box, _plates(values, sources.theme, chooser.picture))
        rail = chooser, lens, Links(())
        return View(bar(values), rail, (Explanation(problem),), (source,))
    plates = _plates(values, sources.theme, chooser.picture, numbers.pool)
    lens = Lens(numbers.box, plates)
    names = offered(EXTRAS, is_backward(values))
    name, more = opened(values, names), (*_check(values, numbers), source)
    rail = chooser, lens, Links(names, name)
    if name in EXTRAS:
        return View(bar(values), rail, extra(name, values, sources, numbers), more)
    main = *_loss(values, sources, numbers), _stage(values, sources, numbers)
    return View(bar(values), rail, *checked_at_once(values, sources, main, more))


def _numbers(values, picture):
    maps = signed(picture, values["filter"])
    box = picture_box(values, picture, both_signs)
    alone = shows_nodes(values)
    pool = PoolLayer("max" if alone else values["pool"], geometry(values))
    x = batch_of(cut(maps, box), 1 if alone else values["batch"])
    return Numbers(pool, maps, box, x, shown_map(values))


def _misfit(sources, numbers):
    moves = numbers.pool.geometry
    return misfit(sources, numbers.x.shape[2:], moves, "max-pooling.misfit")


def _plates(values, theme, picture, pool=None):
    """Show the map on the stage as a whole, and what a pool leaves of it."""
    one = picture, values["filter"], shown_map(values)
    before = kept_plate("before", theme, None, _before, *one)
    if pool is None:
        return (before,)
    return before, kept_plate("after", theme, None, _after, pool, *one)


def _before(picture, names, number):
    return signed(picture, names)[0, number]


def _after(pool, *one):
    return pool.forward(_before(*one)[None, None])[0, 0]


def _loss(values, sources, numbers):
    if not is_backward(values):
        return ()
    shown = number(values, len(numbers.x)), numbers.shown
    return loss_told(values, sources, numbers.y, numbers.moved, shown)


def _stage(values, sources, numbers):
    own = sources.texts.tree("max-pooling")
    words = {"narration": own["narration"], "panels": own["panels"]}
    played = Played(
        _scene(values, numbers),
        sources.texts.tree("stage") | words,
        facts(values, sources, numbers),
        subject(values),
        script=_script(values, numbers),
    )

    def stacks():
        shown = numbers.shown
        if not is_backward(values):
            return {"xs": numbers.x[:, shown], "ys": numbers.y[:, shown]}
        dy = numbers.upstream(values)
        dx = numbers.pool.backward(dy, numbers.x)
        return {"dys": dy[:, shown], "dxs": dx[:, shown]}

    many = len(numbers.x)
    return in_batch(values, sources, "max-pooling", played, many, stacks)


def _scene(values, numbers):
    """Play the lens, window by window."""
    pool, shown = numbers.pool, numbers.shown
    picture = number(values, len(numbers.x))
    x = numbers.x[picture, shown]
    if is_backward(values):
        dy = numbers.upstream(values)[picture, shown]
        return BACKWARD[pool.kind](dy, x, pool.geometry, choose=chooses(values))
    scene = FORWARD[pool.kind](x, pool.geometry)
    return with_maps(scene, numbers.x[picture], numbers.y[picture], shown)


def _script(values, numbers):
    pool, picture = numbers.pool, number(values, len(numbers.x))
    shows = {name: f"{name}[{picture}, {numbers.shown}]" for name in NAMES}
    shows |= {f"{name}s": f"{name}[:, {numbers.shown}]" for name in NAMES}
    shows |= {"maps-in": f"x[{picture}]", "maps-out": f"y[{picture}]"}
    dy = numbers.upstream(values) if is_backward(values) else None
    return pooling(numbers.x, pool.kind, pool.geometry, shows, dy)


def _check(values, numbers):
    """Check the way back, if that is what is shown."""
    x, pool = numbers.x, numbers.pool

    def check():
        dy = numbers.upstream(values)
        dx = pool.backward(dy, x)
        return GradientCheck(dy, Part("x", x, dx, pool.forward, pool.branches))

    runs_back = is_backward(values) or shows_nodes(values)
    return (Check(check),) if runs_back else ()
