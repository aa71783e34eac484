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
from lessons.im2col.inputs import bias_of, biases, gradient_of_maps, outputs
from lessons.im2col.words import facts, stage_texts
from lessons.parts import Check, Played
from lessons.scripts import multiplying
from scenes.convolution.forward import filtered
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
    "forward": {"cols": "cols", "w": "w_col", "product": "product"},
    "dw": {"dy": "dy", "cols": "cols.T", "w": "w_col", "dw": "dw_col"},
    "db": {"dy": "dy"},
    "dx": {"w": "w_col.T", "dy": "dy", "dcols": "dcols"},
}
PRINTED = {"forward": "maps", "dw": "dw", "db": "db", "dx": "dx"}


def product(values, sources, x, w, geometry):
    """Return the stage, and its code; backward also the check of the gradients.

    Parameters
    ----------
    values : Values
    sources : Sources
    x : ndarray, shape (N, C, H, W)
        Backward a single picture.
    w : ndarray, shape (F, C, KH, KW)
    geometry : Geometry

    Returns
    -------
    main, more : tuple of parts
    """
    how = {"shown": values["map"], "turned": values["layout"] == "rows"}
    one = x[[number(values, len(x))]]
    if runs_backward(values):
        dy = gradient_of_maps(values, x, w, geometry)
        run, how["choose"] = BACKWARD[values["grad"]], chooses(values)
        scene = run(x, w, dy, geometry, **how)
        checks = (Check(lambda: _check(x, w, dy, geometry)),)
    else:
        how["bias"] = bias_of(values)
        scene, checks, dy = im2col_forward(one, w, geometry, **how), (), None
    texts = stage_texts(values, sources)
    scene = scene.at_its_end() if values["example"] in KERNELS else scene
    back = runs_backward(values) and values["grad"] == "dx"
    hatched = "unreached_gradient" if back else "unreached"
    sizes = facts(values, sources, one, w, geometry)
    sizes += unreached(sources, scene.panels, hatched)
    about = f"{values['example']} {subject(values)}"
    code = product_code(values, sources, x, w, geometry, biases(values, w), dy)
    script = _script(values, one, w, geometry, dy)
    played = Played(scene, texts, sizes, about, key=KEY, script=script)
    main = _in_batch(values, sources, played, x, w, geometry)
    return (*_loss(values, sources, x, w, geometry), main), (*checks, code)


def _loss(values, sources, x, w, geometry):
    if not runs_backward(values):
        return ()
    return loss_told(values, sources, *outputs(x, w, geometry), (values["map"],))


def _script(values, x, w, geometry, dy):
    turned = ".T" if values["layout"] == "rows" else ""
    kind = values["grad"] if runs_backward(values) else "forward"
    shows = {panel: f"{name}{turned}" for panel, name in MATRICES[kind].items()}
    shown, prints = values["map"], PRINTED[kind]
    shows |= {"filter": f"w[{shown}]", "x": "x", "dx": "dx", "db": "db"}
    shows["maps"] = "maps" if len(w) <= MOST_CARDS else f"maps[{shown}]"
    slopes = None if dy is None else dy.reshape(len(dy), -1)
    given = x, w, bias_of(values), geometry
    return multiplying(*given, shows, (prints,), slopes)


def _in_batch(values, sources, played, x, w, geometry):
    """Put all pictures and the map of each that is on show beside the stage."""

    def stacks():
        own = w[[values["map"]]]
        maps = [filtered(n[None], own, geometry, bias_of(values))[0] for n in x]
        return x.mean(axis=1), np.stack(maps)

    return in_batch(values, sources, "im2col", played, len(x), stacks, "grey")


def _check(x, w, dy, geometry):
    move = (geometry.stride, geometry.padding, geometry.dilation)
    dx, dw, db = conv2d_backward(dy[None], x, w, *move)
    b = np.zeros(len(w))
    return GradientCheck(
        dy,
        Part("x", x, dx, lambda x: filtered(x, w, geometry)),
        Part("w", w, dw, lambda w: filtered(x, w, geometry)),
        Part("b", b, db, lambda b: filtered(x, w, geometry, b[:, None, None])),
    )
