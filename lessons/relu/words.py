"""What the ReLU lesson says of its numbers."""

from lessons.common.backward import is_backward, kept

COMPARING = ("relu", "leaky")  # functions that ask whether a number is above zero


def facts(values, sources, x):
    """Say what happens to the shape, and what passes; backward, what was kept.

    Parameters
    ----------
    values : Values
    sources : Sources
    x : ndarray, shape (N, C, H, W)
    """
    asks = values["act"] in COMPARING
    passes = (_passes(sources, x),) if asks else ()
    if is_backward(values):
        mask = sources.text("relu.mask_would_do", bytes=x.size)  # one byte a cell
        return (kept(sources, x=x), *((mask,) if asks else ()), *passes)
    shape = " × ".join(map(str, x.shape))
    same = sources.text("relu.shape", before=shape, after=shape)
    return (same, *passes, sources.text("relu.weights"))


def _passes(sources, x):
    passed = int((x > 0).sum())
    share = f"{100 * passed / x.size:.1f}"
    return sources.text("relu.passes", passed=passed, count=x.size, share=share)


def life_sentence(sources, life):
    """Say what became of the neuron: a ``scenes.activation.vanishing.Life``."""
    alive = int((life.z[-1] > 0).sum())
    counts = {"count": life.z.shape[1], "steps": len(life.z) - 1, "alive": alive}
    if life.died is None:
        return sources.text("relu.life.learned", **counts)
    return sources.text("relu.life.died", step=life.died, **counts)


def named_products(sources, products):
    """Name the lines of the chart over the depth, with the number that they end in.

    Parameters
    ----------
    sources : Sources
    products : dict of str to ndarray
        By the activation's name.
    """
    return {
        f"{sources.text(f'options.act.{name}')}: {means[-1]:.2g}": means
        for name, means in products.items()
    }
