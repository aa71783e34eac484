"""A stack of layers with padding and without it: the picture that gets smaller."""

from engine.filters import preset
from lessons.common.geometry import size_formulas
from lessons.parts import Played, Prose
from scenes.convolution.stacked import WAYS, Stack, layers_until_nothing, stacked
from scenes.worked import squared

STAGE = "stacked"
SIDE = 32  # cells of the picture that goes in
MIXED = {"identity": 3, "gaussian": 1}  # a blur so mild that one sees what is left
SLOW = 1500  # ms a step, in each of which a whole layer computes


def padding(values, sources, picture):
    """Return what stands in the stage's place.

    Parameters
    ----------
    values : Values
        ``kh`` and ``kw`` are the sides of every layer's window.
    sources : Sources
    picture : Picture
    """
    stack = stack_of(values, picture)
    texts = sources.texts.tree("stage") | {
        "panels": _titles(sources, stack),
        "narration": {f"layer{n}": _sizes(sources, stack, n) for n in stack.shown},
    }
    played = Played(
        *(stacked(stack), texts, _facts(sources, stack)),
        subject=f"padding {values['kh']} {values['kw']}",
        options={"pace": SLOW},
        key=STAGE,
    )
    return played, Prose(sources.text("convolution.padding.about"))


def stack_of(values, picture):
    """Apply a blur to the middle square of the picture, layer by layer."""
    x = squared(picture.x.mean(axis=1, keepdims=True), SIDE)[0, 0]
    return Stack.of(x, _blur((values["kh"], values["kw"])).astype(x.dtype))


def _blur(kernel):
    """Mix filters that keep brightness into one, shape (KH, KW)."""
    parts = [
        share * weights[0] / divisor
        for name, share in MIXED.items()
        for weights, divisor in [preset(name, kernel)]
    ]
    return sum(parts) / sum(MIXED.values())


def _titles(sources, stack):
    names = {way: sources.text(f"convolution.padding.{way}") for way in WAYS}
    titles = {
        f"{way}{number}": f"{name}\u00a0{number}"
        for way, name in names.items()
        for number in stack.shown
    }
    return {"x": "x"} | titles


def _sizes(sources, stack, number):
    """Say the size formula of a layer, each way."""
    said = {way: _formulas(sources, stack, way, number) for way in WAYS}
    return sources.text("convolution.padding.layer", n=number, **said)


def _formulas(sources, stack, way, number):
    before, after = (stack.maps[way][n].shape for n in (number - 1, number))
    return ", ".join(size_formulas(sources, before, after, stack.moves[way]))


def _facts(sources, stack):
    """Say how many layers the picture lasts, and that padding keeps it."""
    x, *layers = stack.maps["bare"]
    kernel = stack.moves["bare"].kernel
    places = {"window": _by(kernel), "size": _by(x.shape)}
    if layers_until_nothing(x.shape, kernel) is None:
        return (sources.text("convolution.padding.endless", **places),)
    places |= {"layers": stack.depth, "left": _by(layers[-1].shape)}
    places |= {"rows": kernel[0] - 1, "columns": kernel[1] - 1}
    places |= {"drawn": len(stack.shown)}
    drawn = ("drawn",) if len(stack.shown) < stack.depth else ()
    return tuple(
        sources.text(f"convolution.padding.{name}", **places)
        for name in ("off", *drawn, "nothing", "kept")
    )


def _by(sides):
    return " × ".join(map(str, sides))
