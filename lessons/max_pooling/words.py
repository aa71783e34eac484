"""What the pooling lesson says of its numbers."""

from lessons.common.backward import is_backward, kept, slope
from lessons.common.geometry import size_facts
from scenes.words.numbers import printed

BYTES = 4  # of a number, as float32


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
        return slope(sources), kept(sources, **arrays), weights
    shapes = {"before": _by(x.shape), "after": _by(y.shape)}
    share = printed(100 * y.size / x.size, 1)
    return (
        *size_facts(sources, x.shape[2:], y.shape[2:], pool.geometry),
        sources.text("max-pooling.shapes", **shapes),
        sources.text("max-pooling.left", left=y.size, count=x.size, share=share),
        weights,
    )


def _by(shape):
    return " × ".join(map(str, shape))


def dot_sentences(sources, shift, results):
    """Say what a dot that moves does to every kind of pooling, and why.

    Parameters
    ----------
    sources : Sources
    shift : (rows, columns)
    results : list of Shifted
        Of ``scenes.pooling.layer.shift_experiment``.
    """
    largest, *_ = results
    stays = "left" if largest.changed.any() else "stays"
    why = stays if any(shift) else "still"
    counts = _counts(results)
    said = sources.text("max-pooling.shift.dot.said", **counts)
    return f"{said} {sources.text(f'max-pooling.shift.dot.{why}')}"


def shift_sentences(sources, name, x, results):
    """Say of every kind of pooling how many cells of the map changed, and how much.

    Parameters
    ----------
    sources : Sources
    name : str
        Of the filter that has made the map.
    x : ndarray, shape (H, W)
        The map before it moves.
    results : list of Shifted
    """
    parts = {f"{r.kind}_size": float(r.relative_change) for r in results}
    sizes = {name: printed(100 * part, 0) for name, part in parts.items()}
    rows, columns = x.shape
    which = {"filter": sources.text(f"options.filter.{name}")}
    which |= {"rows": rows, "columns": columns}
    return sources.text("max-pooling.shift.said", **which, **_counts(results), **sizes)


def _counts(results):
    changed = {f"{each.kind}_changed": int(each.changed.sum()) for each in results}
    return changed | {"count": results[0].changed.size}


def window_sentence(sources, place, count):
    """Say whose window the max nodes are, and how many there are of them."""
    row, column = place
    numbers = {"row": row, "column": column, "count": count, "nodes": count - 1}
    return sources.text("max-pooling.graph.window", **numbers)


def next_sentences(sources, maps, pooled, area):
    """Say what the next layer need not keep nor multiply.

    Parameters
    ----------
    sources : Sources
    maps, pooled : ndarray, shapes (1, C, H, W) and (1, C, OH, OW)
        What it would get, and what it gets.
    area : int
        Cells of its window; it has as many filters as there are maps.
    """
    channels = maps.shape[1]
    counts = {
        "share": printed(100 * pooled.size / maps.size, 1),
        "before": _by(maps.shape),
        "after": _by(pooled.shape),
        "values": f"{maps.size:,}",
        "left": f"{pooled.size:,}",
        "bytes": f"{BYTES * maps.size / 1000:,.0f}",
        "bytes_left": f"{BYTES * pooled.size / 1000:,.0f}",
        "each": area * channels,
        "C": channels,
        "products": f"{area * channels * maps.size:,}",
        "products_left": f"{area * channels * pooled.size:,}",
    }
    return sources.text("max-pooling.next.said", **counts)
