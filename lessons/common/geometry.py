"""How large what comes out is, in words; and why nothing comes out."""

import numpy as np

from scenes.panels import UNREACHED

# Of rows and of columns: their number, and that of the kernel's
SYMBOLS = {"side": "H", "span": "KH"}, {"side": "W", "span": "KW"}


def size_facts(sources, size, result, geometry):
    """Return the size formula of both axes in symbols, and with the present numbers.

    Parameters are those of `size_formulas`.
    """
    key = _dilated("convolution.symbols", geometry)

    def named(name, axis):
        before, after = geometry.padding[axis]
        sums = "2·P" if before == after else "P₁ + P₂"
        return sources.text(key, name=name, sums=sums, **SYMBOLS[axis])

    return _said(sources, size, result, geometry, named)


def size_formulas(sources, size, result, geometry):
    """Return the size formula of both axes, as one where they are alike.

    Without dilation it is the short one, ``⌊(H − KH + 2·P) / S⌋ + 1``.

    Parameters
    ----------
    sources : Sources
    size, result : (rows, columns)
        Of what goes in, and of what comes out.
    geometry : Geometry
    """
    return _said(sources, size, result, geometry, lambda name, axis: name)


def _said(sources, size, result, geometry, named):
    """Compute each axis behind what `named` makes of its name and number."""
    key = _dilated("convolution.size", geometry)
    rows, columns = (_axis(size[i], result[i], geometry, i) for i in (0, 1))
    if rows == columns:
        return (sources.text(key, name=named("OH = OW", 0), **rows),)
    both = (("OH", rows), ("OW", columns))
    return tuple(
        sources.text(key, name=named(name, axis), **numbers)
        for axis, (name, numbers) in enumerate(both)
    )


def _dilated(key, geometry):
    return key if geometry.dilation == (1, 1) else f"{key}_dilated"


def _axis(size, result, geometry, axis):
    before, after = geometry.padding[axis]
    return {
        "size": size,
        "padding": f"2·{before}" if before == after else f"{before} + {after}",
        "dilation": geometry.dilation[axis],
        "kernel": geometry.kernel[axis],
        "stride": geometry.stride[axis],
        "result": result,
    }


def unreached(sources, panels, name="unreached"):
    """Say what hatched cells are, where one of the panels has some.

    Parameters
    ----------
    sources : Sources
    panels : iterable of Panel
    name : str
        Of the sentence: of an input's cells it is another than of a gradient's.

    Returns
    -------
    tuple of str
        The sentence, or nothing.
    """
    states = (getattr(panel, "state", None) for panel in panels)
    hatched = any(s is not None and np.any(s == UNREACHED) for s in states)
    return (sources.text(f"stage.{name}"),) if hatched else ()


def misfit(sources, shape, geometry, sentence="convolution.misfit"):
    """Say why nothing comes out, for an input (H, W); "" where something does."""
    sides = zip(
        shape, geometry.kernel, geometry.padding, geometry.dilation, strict=True
    )
    for key, (size, kernel, padding, dilation) in zip(
        ("rows", "columns"), sides, strict=True
    ):
        room, span = size + sum(padding), dilation * (kernel - 1) + 1
        if span > room:
            side = sources.text(f"convolution.{key}")
            return sources.text(sentence, span=span, room=room, side=side)
    return ""
