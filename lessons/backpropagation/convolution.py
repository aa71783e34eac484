"""One gradient sent back through a convolution, to its weights and its input."""

import numpy as np

from engine import conv2d
from lessons.backpropagation.words import about, convolution_facts, convolution_texts
from lessons.common.backward import chooses, output_gradient, shifted
from lessons.common.code import Convolution, code
from lessons.parts import Check, Chooser, Played
from lessons.scripts import convolving
from scenes.chain.chain import edge_filters
from scenes.convolution.backward import convolution_check
from scenes.convolution.every_gradient import convolution_in_full
from scenes.windows import Geometry
from scenes.worked import WORKED_W, WORKED_X, squared

CUT = 6  # cells of the picture that a convolution alone is shown on


def convolution(values, sources):
    """Return what stands beside the bar, in the stage's place, and below."""
    picture = sources.picture(values)
    x, w = _operands(values, picture.x)
    y = conv2d(x, w[None])
    dy = output_gradient(values, y, lambda: conv2d(shifted(x), w[None]))[0]
    geometry = Geometry(w.shape[1:])
    scene = convolution_in_full(x, w, dy[0], geometry, choose=chooses(values))
    told = convolution_texts(sources), convolution_facts(sources, scene)
    computed = Convolution(x, w[None], np.zeros(1), geometry, dy[:, None])
    names = ("x", "w", "b", "dw", "db", "dx", "dy")
    shows = {name: name for name in names} | {"full": "dx"}
    given = x, w[None], np.zeros(1), geometry
    script = convolving(*given, shows, ("dw", "db", "dx"), dy[:, None])
    return (
        (Chooser(picture),),
        (Played(scene, *told, about(values), script=script),),
        (
            Check(lambda: convolution_check(x, w, dy, geometry)),
            code(values, sources, computed),
        ),
    )


def _operands(values, image):
    """Numbers to reckon with, or the reader's picture and a filter for edges."""
    if values["example"] != "own":
        return WORKED_X, WORKED_W
    x = squared(image, CUT)
    return x, edge_filters(x.shape[1])[0]
