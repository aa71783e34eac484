"""What the convolution lesson says of its numbers."""

import numpy as np

from lessons.common.backward import kept, slope
from lessons.common.geometry import size_formulas
from scenes.words.numbers import few


def padding_note(values, sources, padding):
    """Say what "same" comes to; an even span pads one side more."""
    (top, bottom), (left, right) = padding
    if not values["same"]:
        return ""
    uneven = top != bottom or left != right
    key = "same_uneven" if uneven else "same_even"
    places = {"top": top, "bottom": bottom, "left": left, "right": right}
    return sources.text(f"convolution.{key}", **places)


def stage_texts(sources, layer):
    """Return the stage's own texts, with those of this lesson."""
    own = sources.texts.tree("convolution")
    name = sources.text(f"options.filter.{layer.name}")
    alone = layer.one.size == 1
    return sources.texts.tree("stage") | {
        "narration": {"window": own["narration"]["single" if alone else "window"]},
        "panels": own["panels"] | {"w": f"w: {name}"},
        "names": own["names"],
    }


def facts(sources, x_shape, y_shape, geometry):
    """Size formula with today's numbers, shapes, and what sharing weights saves."""
    (N, C, H, W), (F, OH, OW) = x_shape, y_shape
    shared, dense = weight_counts(x_shape, y_shape, geometry.kernel)
    KH, KW = geometry.kernel
    shapes = {"N": N, "C": C, "H": H, "W": W, "F": F, "OH": OH, "OW": OW}
    counts = {"shared": f"{shared:,}", "dense": f"{dense:,}"}
    return (
        *size_formulas(sources, (H, W), (OH, OW), geometry),
        sources.text("convolution.shapes", **shapes),
        sources.text("convolution.weights", **shapes, KH=KH, KW=KW, **counts),
    )


def weight_counts(x_shape, y_shape, kernel):
    """Count weights and biases: of the convolution, and of a dense layer instead."""
    (_, C, H, W), (F, OH, OW) = x_shape, y_shape
    outputs = F * OH * OW
    return F * (C * kernel[0] * kernel[1] + 1), outputs * (C * H * W + 1)


def backward_facts(values, sources, x, scene):
    """Say what forward had to keep for this, and whether both ways agree.

    Parameters
    ----------
    values : Values
    sources : Sources
    x : ndarray, shape (N, C, H, W)
    scene : Scene
    """
    if values["way"] == "dw":
        batch = (sources.text("convolution.backward.batch"),) if len(x) > 1 else ()
        return (slope(sources), kept(sources, x=x), *batch)
    needs = slope(sources), sources.text("convolution.backward.needs")
    if values["way"] == "col2im":
        return needs
    apart = np.abs(scene.panel("dx").values - scene.panel("full").values).max()
    agree = sources.text("convolution.backward.agree", difference=few(float(apart), 1))
    return (*needs, agree)
