"""What the pooling lesson says of its numbers."""

from lessons.common.backward import is_backward, kept
from lessons.common.geometry import size_formulas


def facts(values, sources, numbers):
    """Say how sizes come about and what is left; backward, what was kept.

    Parameters
    ----------
    values : Values
    sources : Sources
    numbers : Numbers
    """
    x, y, pool = numbers.x, numbers.y, numbers.pool
    weights = sources.text("max-pooling.weights")
    if is_backward(values):
        arrays = {"winners": pool.winners(x)} if pool.kind == "max" else {}
        return kept(sources, **arrays), weights
    shapes = {"before": _by(x.shape), "after": _by(y.shape)}
    share = f"{100 * y.size / x.size:.1f}"
    return (
        *size_formulas(sources, x.shape[2:], y.shape[2:], pool.geometry),
        sources.text("max-pooling.shapes", **shapes),
        sources.text("max-pooling.left", left=y.size, count=x.size, share=share),
        weights,
    )


def _by(shape):
    return " × ".join(map(str, shape))


def shift_sentence(sources, results):
    """Say of every kind of pooling how many cells changed, and by how much.

    Parameters
    ----------
    sources : Sources
    results : list of Shifted
        Of ``scenes.pooling.layer.shift_experiment``.
    """
    counts = {"count": results[0].changed.size}
    for result in results:
        counts[f"{result.kind}_changed"] = int(result.changed.sum())
        counts[f"{result.kind}_mean"] = f"{result.mean_change:.3f}"
    return sources.text("max-pooling.shift.said", **counts)
