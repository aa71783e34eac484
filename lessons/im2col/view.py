"""What the im2col lesson shows: every patch a column, all filters one matrix.

Backward, the same two matrices turned.
"""

from dataclasses import dataclass

import numpy as np

from engine import col2im, conv2d_backward, im2col
from engine.comparison import GradientCheck, Part
from lessons.common.backward import chooses, subject
from lessons.common.boxes import picture_box
from lessons.common.fields import STAGE
from lessons.common.geometry import misfit
from lessons.common.plates import picture_plate
from lessons.im2col.costs import costs
from lessons.im2col.fields import EXTRAS, bar, runs_backward
from lessons.im2col.inputs import (
    filters_for,
    geometry_of,
    gradient_of_maps,
    input_of,
)
from lessons.im2col.words import facts, stage_texts
from lessons.parts import (
    Check,
    Chooser,
    Explanation,
    Lens,
    Links,
    Played,
    Prose,
    Source,
)
from lessons.view import View
from scenes.convolution.forward import filtered
from scenes.im2col.col2im import input_from_columns
from scenes.im2col.forward import im2col_forward
from scenes.im2col.weights import weights_from_columns
from scenes.windows import Geometry

BACKWARD = {"dw": weights_from_columns, "dx": input_from_columns}


@dataclass(frozen=True, eq=False)
class Numbers:
    """x (1, C, H, W) and w (F, C, KH, KW), and how w moves over x."""

    x: np.ndarray
    w: np.ndarray
    geometry: Geometry


def view(values, sources):
    """Return what the lesson shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    picture = sources.picture(values)
    box = None if values["example"] else picture_box(values, picture)
    x, geometry = input_of(values, picture.x, box), geometry_of(values)
    problem = misfit(sources, x.shape[2:], geometry)
    names = () if problem else EXTRAS
    opened = values["open"] if values["open"] in names else STAGE
    if problem:
        main, checks = (Explanation(problem),), ()
    elif opened:
        main, checks = costs(values, sources, x.shape[1], geometry), ()
    else:
        w = filters_for(values, x.shape[1])
        main, checks = _product(values, sources, Numbers(x, w, geometry))
    lens = () if box is None else (Lens(box, [picture_plate(picture)]),)
    about = Prose(sources.text(f"im2col.about.{values['example'] or 'lens'}"))
    source = Source(sources.text("im2col.source"), (im2col, col2im))
    rail = (Chooser(picture), *lens, Links(names, opened))
    return View(bar(values), rail, main, (about, *checks, source))


def _product(values, sources, numbers):
    """Return the stage, and what checks it."""
    how = {"shown": values["map"], "turned": values["layout"] == "rows"}
    given = numbers.x, numbers.w, numbers.geometry
    if not runs_backward(values):
        return (_stage(values, sources, numbers, im2col_forward(*given, **how)),), ()
    dy = gradient_of_maps(values, *given)
    run = BACKWARD[values["grad"]]
    x, w, geometry = given
    scene = run(x, w, dy, geometry, choose=chooses(values), **how)
    check = Check(lambda: _check(numbers, dy))
    return (_stage(values, sources, numbers, scene),), (check,)


def _stage(values, sources, numbers, scene):
    return Played(
        scene,
        stage_texts(values, sources),
        facts(values, sources, numbers.x, numbers.w, numbers.geometry),
        f"{values['example']} {subject(values)}",
        key="im2col-stage",
    )


def _check(numbers, dy):
    x, w, geometry = numbers.x, numbers.w, numbers.geometry
    move = (geometry.stride, geometry.padding, geometry.dilation)
    dx, dw, _ = conv2d_backward(dy[None], x, w, *move)
    of_x = Part("x", x, dx, lambda x: filtered(x, w, geometry))
    of_w = Part("w", w, dw, lambda w: filtered(x, w, geometry))
    return GradientCheck(dy, of_x, of_w)
