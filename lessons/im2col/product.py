"""The im2col lesson's product of matrices, played forward or backward."""

import numpy as np

from engine import conv2d_backward
from engine.comparison import GradientCheck, Part
from lessons.common.backward import chooses, loss_told, subject
from lessons.common.batch import in_batch, number
from lessons.common.fields import KERNELS
from lessons.common.geometry import unreached
from lessons.im2col.code import product_code
from lessons.im2col.fields import runs_backward
from lessons.im2col.inputs import (
    bias_of,
    biases,
    gradient_of_maps,
    maps_of,
    outputs,
)
from lessons.im2col.words import facts, stage_texts
from lessons.parts import Check, Played
from lessons.scripts import multiplying
from scenes.im2col.bias import bias_from_columns
from scenes.im2col.col2im import input_from_columns
from scenes.im2col.forward import im2col_forward
from scenes.im2col.unfolding import MOST_CARDS
from scenes.im2col.weights import weights_from_columns

KEY = "im2col-stage"
BACKWARD = {
    "dw": weights_from_columns,
    "db": bias_from_columns,
    "dx": input_from_columns,
}


MATRICES = {  # on the stage, and as they are called in lines of Python
    "forward": {"cols": "cols[{n}]", "w": "w_col", "product": "product[{n}]"},
    "dw": {"dy": "dy[{n}]", "cols": "cols[{n}].T", "w": "w_col", "dw": "dws[{n}]"},
    "db": {"dy": "dy[{n}]"},
    "dx": {"w": "w_col.T", "dy": "dy[{n}]", "dcols": "dcols[{n}]"},
}
PRINTED = {"forward": "maps", "dw": "dw", "db": "db", "dx": "dx"}


def product(values, sources, x, w, geometry):
    """Return the stage, and its code; backward also the check of the gradients.

    Parameters
    ----------
    values : Values
    sources : Sources
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    geometry : Geometry

    Returns
    -------
    main, more : tuple of parts
    """
    how = {"shown": values["map"], "turned": values["layout"] == "rows"}
    shown = number(values, len(x))
    one = x[[shown]]
    if runs_backward(values):
        dy = gradient_of_maps(values, x, w, geometry)
        run, how["choose"] = BACKWARD[values["grad"]], chooses(values)
        scene = run(one, w, dy[shown], geometry, **how)
        checks = (Check(lambda: _check(x, w, dy, geometry)),)
    else:
        how["bias"] = bias_of(values)
        scene, checks, dy = im2col_forward(one, w, geometry, **how), (), None
    texts = stage_texts(values, sources)
    scene = scene.at_its_end() if values["example"] in KERNELS else scene
    back = runs_backward(values) and values["grad"] == "dx"
    hatched = "unreached_gradient" if back else "unreached"
    sizes = facts(values, sources, x, w, geometry)
    sizes += unreached(sources, scene.panels, hatched)
    about = f"{values['example']} {subject(values)}"
    code = product_code(values, sources, x, w, geometry, biases(values, w), dy)
    script = _script(values, x, w, geometry, dy)
    played = Played(scene, texts, sizes, about, key=KEY, script=script)
    main = _in_batch(values, sources, played, x, w, geometry, dy)
    return (*_loss(values, sources, x, w, geometry), main), (*checks, code)


def _loss(values, sources, x, w, geometry):
    if not runs_backward(values):
        return ()
    shown = number(values, len(x)), values["map"]
    return loss_told(values, sources, *outputs(x, w, geometry), shown)


def _script(values, x, w, geometry, dy):
    picture, shown = number(values, len(x)), values["map"]
    turned = ".T" if values["layout"] == "rows" else ""
    kind = values["grad"] if runs_backward(values) else "forward"
    matrices = MATRICES[kind].items()
    shows = {panel: f"{name.format(n=picture)}{turned}" for panel, name in matrices}
    shows |= {"filter": f"w[{shown}]", "x": f"x[{picture}]", "dx": f"dx[{picture}]"}
    shows |= {"ys": f"maps[:, {shown}]", "dxs": "dx.mean(1)"}
    shows |= {"db": f"dbs[{picture}]"}
    shows |= {"sum": "db" if kind == "db" else f"dw_col{turned}"}
    maps = f"maps[{picture}]"
    shows["maps"] = maps if len(w) <= MOST_CARDS else f"{maps}[{shown}]"
    slopes = None if dy is None else dy.reshape(*dy.shape[:2], -1)
    summed = kind in ("dw", "db") and len(x) > 1
    prints = "sum" if summed else PRINTED[kind]
    given = x, w, bias_of(values), geometry
    return multiplying(*given, shows, (prints,), slopes)


def _in_batch(values, sources, played, x, w, geometry, dy):
    """Put of all pictures what is on show beside the stage."""

    def stacks():
        if dy is None:
            maps = maps_of(x, w[[values["map"]]], geometry) + bias_of(values)
            return {"xs": x, "ys": maps[:, 0]}
        return _gradients(values, x, w, geometry, dy)

    return in_batch(values, sources, "im2col", played, len(x), stacks, "grey")


def _gradients(values, x, w, geometry, dy):
    """Return what each picture gives, (N, rows, columns), as its matrix lies."""
    if values["grad"] == "dx":
        dx, _, _ = _gradients_of(x, w, dy, geometry)
        return {"dys": dy[:, values["map"]], "dxs": dx}
    if values["grad"] == "db":
        name, parts = "dbs", dy.sum(axis=(2, 3))[..., None]  # (N, F, 1)
    else:
        pairs = zip(x[:, None], dy[:, None], strict=True)  # batches of one
        each = [_gradients_of(a, w, b, geometry)[1] for a, b in pairs]
        name, parts = "dws", np.reshape(each, (len(x), len(w), -1))
    return {name: parts.swapaxes(1, 2) if values["layout"] == "rows" else parts}


def _gradients_of(x, w, dy, geometry):
    move = (geometry.stride, geometry.padding, geometry.dilation)
    return conv2d_backward(dy, x, w, *move)


def _check(x, w, dy, geometry):
    dx, dw, db = _gradients_of(x, w, dy, geometry)
    return GradientCheck(
        dy,
        Part("x", x, dx, lambda x: maps_of(x, w, geometry)),
        Part("w", w, dw, lambda w: maps_of(x, w, geometry)),
        Part("b", np.zeros(len(w)), db, lambda b: maps_of(x, w, geometry, b)),
    )
