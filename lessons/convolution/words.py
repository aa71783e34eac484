"""What the convolution lesson says of its numbers."""

import numpy as np

from lessons.common.backward import kept, slope
from lessons.common.batch import sum_sentence
from lessons.common.geometry import size_facts, unreached
from scenes.words.numbers import FULL, bracketed, decimals, equals, few, short

MOST = 9  # numbers of a sum that is spelled out


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
        *size_facts(sources, (H, W), (OH, OW), geometry),
        sources.text("convolution.shapes", **shapes),
        sources.text("convolution.weights", **shapes, KH=KH, KW=KW, **counts),
    )


def weight_counts(x_shape, y_shape, kernel):
    """Count weights and biases: of the convolution, and of a dense layer instead."""
    (_, C, H, W), (F, OH, OW) = x_shape, y_shape
    outputs = F * OH * OW
    return F * (C * kernel[0] * kernel[1] + 1), outputs * (C * H * W + 1)


def weights_facts(sources, x, dy, of_each, scene, texts):
    """Say what forward had to keep for dW, and how the pictures of a batch add up.

    Parameters
    ----------
    sources : Sources
    x : ndarray, shape (N, C, H, W)
    dy : ndarray, shape (N, OH, OW)
    of_each : callable
        Returns what each picture adds to dW, (N, C, KH, KW); for a batch alone.
    scene : Scene
    texts : dict
        The stage's.
    """
    hatched = unreached(sources, scene.panels)
    needs = slope(sources), _bias(sources, dy), kept(sources, x=x)
    if len(x) == 1:
        return (*needs, *hatched)
    parts = of_each()
    flat = parts[:, 0] if parts.shape[1] == 1 else parts
    added = sum_sentence(sources, texts["panels"]["dw"], flat)
    many = sources.text(f"convolution.backward.batch.{len(x)}")
    return (added, many, *needs, *hatched)


def input_facts(values, sources, scene):
    """Say what dX needs, and whether both ways to it agree.

    Parameters
    ----------
    values : Values
    sources : Sources
    scene : Scene
    """
    hatched = unreached(sources, scene.panels, "unreached_gradient")
    needs = slope(sources), sources.text("convolution.backward.needs"), *hatched
    if values["way"] == "col2im":
        return needs
    apart = np.abs(scene.panel("dx").values - scene.panel("full").values).max()
    agree = sources.text("convolution.backward.agree", difference=few(float(apart), 1))
    return (*needs, agree)


def _bias(sources, dy):
    """Spell out the sum that db is; of many numbers, say how many they are."""
    numbers, total = dy.ravel().tolist(), equals(float(dy.sum()))
    if len(numbers) > MOST or any(decimals(n, FULL) > FULL for n in numbers):
        return sources.text(
            "convolution.backward.bias_of_many", n=dy.size, result=total
        )
    first, *rest = (short(number, FULL) for number in numbers)
    written = " + ".join((first, *map(bracketed, rest)))
    return sources.text("convolution.backward.bias", sum=written, result=total)
