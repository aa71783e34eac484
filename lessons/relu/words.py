"""What the ReLU lesson says of its numbers."""

import numpy as np

from lessons.common.backward import is_backward, kept, slope
from scenes.words.numbers import few, printed

FEW = 5  # slopes that are written out
COMPARING = ("relu", "leaky")  # functions that ask whether a number is above zero


def facts(values, sources, x):
    """Say the shape and what passes; backward, what dy is and what was kept.

    Parameters
    ----------
    values : Values
    sources : Sources
    x : ndarray, shape (N, C, H, W)
    """
    asks = values["act"] in COMPARING
    if is_backward(values):
        mask = sources.text("relu.mask_would_do", bytes=x.size)  # one byte a cell
        return (slope(sources), kept(sources, x=x), *((mask,) if asks else ()))
    passes = (_passes(sources, x),) if asks else ()
    shape = " × ".join(map(str, x.shape))
    same = sources.text("relu.shape", before=shape, after=shape)
    return (same, *passes, sources.text("relu.weights"))


def _passes(sources, x):
    passed = int((x > 0).sum())
    share = printed(100 * passed / x.size, 1)
    return sources.text("relu.passes", passed=passed, count=x.size, share=share)


def life_sentence(sources, life):
    """Say what became of the neuron: a ``scenes.activation.vanishing.Life``."""
    alive = int((life.z[-1] > 0).sum())
    counts = {"count": life.z.shape[1], "steps": len(life.z) - 1, "alive": alive}
    if life.died is None:
        return sources.text("relu.life.learned", **counts)
    return sources.text("relu.life.died", step=life.died, **counts)


def slopes_sentences(sources, cell, met, bound):
    """Say why a sigmoid's gradients vanish, and multiply one cell's slopes.

    Parameters
    ----------
    sources : Sources
    cell : float
        The cell's number.
    met : dict of str to ndarray, shape (layers,)
        Its slopes, by the activation's name.
    bound : float
        What is left of a gradient at most, behind so many sigmoids.
    """
    why = sources.text("relu.products.about", bound=few(float(bound), 2))
    shown = {"x": printed(float(cell), 2)}
    for name, slopes in met.items():
        shown[name] = " · ".join(few(slope) for slope in slopes[:FEW].tolist())
        sign = "=" if np.isin(slopes, (0, 1)).all() else "≈"
        shown[f"{name}_left"] = f"{sign} {few(float(slopes.prod()), 2)}"
    return f"{why}\n\n{sources.text('relu.products.cell', **shown)}"


def named_products(sources, products, bound):
    """Name the lines of the chart over the depth, with the number that they end in.

    Parameters
    ----------
    sources : Sources
    products : dict of str to ndarray
        By the activation's name.
    bound : ndarray
        What a sigmoid leaves at most.
    """
    names = {name: sources.text(f"options.act.{name}") for name in products}
    lines = {names[name]: means for name, means in products.items()}
    lines[sources.text("relu.products.bound")] = bound
    return {
        f"{name}: {few(float(means[-1]), 2)}": means for name, means in lines.items()
    }
