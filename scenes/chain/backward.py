"""The gradient of a chain's loss runs back, one layer a step, to the picture."""

import numpy as np

from engine import conv2d_input_gradient
from scenes.chain.chain import CLASSES, KERNEL, MAP
from scenes.chain.forward import (
    is_tie,
    kept_or_not,
    kernel_cells,
    winners,
)
from scenes.chain.panels import chain_gradients, mosaic_places
from scenes.chain.steps import arrives, equation, once, step
from scenes.scene import Fill, Source


def backward_steps(chain, path):
    """Play the way back from the loss.

    Parameters
    ----------
    chain : Chain
    path : Path

    Returns
    -------
    scenes : list of Scene
        Of one step each, without panels: dscores, dw2, ddrop, dpool, drelu, dconv,
        dw1, dx.
    """
    slopes = chain_gradients(chain)
    layers = (_scores, _weights, _drop, _pool, _relu, _conv, _kernels, _picture)
    return [layer(chain, path, slopes) for layer in layers]


def _scores(chain, path, slopes):
    every, cell = np.arange(CLASSES), path.label
    return step(
        "dscores",
        (
            arrives("dloss", slopes["loss"]),
            arrives(
                "dscores", slopes["scores"], Source.cell_by_cell("p", every), every
            ),
        ),
        (("p", cell, "cell"), ("y", cell, "cell"), ("dscores", cell, "cell")),
        equation("apply", [("p", cell)], ("dscores", cell), function="· − 1"),
    )


def _weights(chain, path, slopes):
    places = mosaic_places(chain.weights.w2.shape)
    inputs = np.tile(np.arange(places.shape[1]), CLASSES)
    cell, weight = path.flat("drop"), places[path.label, path.flat("drop")]
    return step(
        "dw2",
        (
            arrives(
                "dw2", slopes["w2"], Source.cell_by_cell("drop", inputs), places.ravel()
            ),
        ),
        (
            ("dscores", path.label, "cell"),
            ("drop", cell, "cell"),
            ("dw2", weight, "cell"),
        ),
        equation("scale", [("dscores", path.label, "drop", cell)], ("dw2", weight)),
    )


def _drop(chain, path, slopes):
    cell, every = path.flat("drop"), np.arange(CLASSES)
    weights = mosaic_places(chain.weights.w2.shape)[:, cell]
    return step(
        "ddrop",
        (arrives("ddrop", slopes["drop"], Source.as_a_whole("dscores", every)),),
        (
            ("dscores", every, "window"),
            *(("w2", weight, "cell") for weight in weights),
            ("ddrop", cell, "cell"),
        ),
        equation("dot", [("dscores", every, "w2", weights)], ("ddrop", cell)),
    )


def _pool(chain, path, slopes):
    cell, every = path.flat("pool"), np.arange(slopes["pool"].size)
    kind, more = kept_or_not(chain, path)
    return step(
        {"apply": "dpool_dropped", "scale": "dpool"}[kind]
        if chain.training
        else "dpool_test",
        (arrives("dpool", slopes["pool"], Source.cell_by_cell("ddrop", every), every),),
        (("drop", cell, "cell"), ("ddrop", cell, "cell"), ("dpool", cell, "cell")),
        equation(kind, [("ddrop", cell)], ("dpool", cell), **more),
    )


def _relu(chain, path, slopes):
    """Send every gradient to the winner; the others get 0."""
    receivers = winners(chain)
    others = np.setdiff1d(np.arange(slopes["relu"].size), receivers)
    cell = path.flat("relu")
    return step(
        "drelu_tie" if is_tie(chain, path) else "drelu",
        (
            arrives("drelu", slopes["relu"], None, others),
            arrives(
                "drelu",
                slopes["relu"],
                Source.cell_by_cell("dpool", np.arange(receivers.size)),
                receivers,
            ),
        ),
        (
            ("relu", cell, "winner"),
            ("dpool", path.flat("pool"), "cell"),
            ("drelu", cell, "winner"),
        ),
        equation(
            "apply", [("dpool", path.flat("pool"))], ("drelu", cell), function="·"
        ),
    )


def _conv(chain, path, slopes):
    cell, every = path.flat("conv"), np.arange(slopes["conv"].size)
    passes = chain.y["conv"].flat[cell] > 0
    return step(
        "dconv" if passes else "dconv_stopped",
        (arrives("dconv", slopes["conv"], Source.cell_by_cell("drelu", every), every),),
        (("conv", cell, "cell"), ("drelu", cell, "cell"), ("dconv", cell, "cell")),
        equation(
            "apply",
            [("drelu", cell)],
            ("dconv", cell),
            function=f"{int(passes)} × ·",
        ),
    )


def _kernels(chain, path, slopes):
    """Weigh the pixels over one weight with the few gradients that have come."""
    channels = len(chain.y["input"])
    cells = kernel_cells(path, 0, channels)
    tap = int(np.abs(slopes["w1"].ravel()[cells]).argmax())
    senders, pixels = _met(slopes["conv"][path.map], path, tap)
    return step(
        "dw1",
        (
            arrives(
                "dw1",
                slopes["w1"],
                Source.as_a_whole("dconv", np.arange(slopes["conv"].size)),
            ),
        ),
        (
            *(("dconv", cell, "cell") for cell in senders),
            *(("x", cell, "cell") for cell in pixels),
            ("dw1", cells[tap], "cell"),
        ),
        equation("dot", [("dconv", senders, "x", pixels)], ("dw1", cells[tap])),
    )


def _met(slopes, path, tap):
    """Cells of ``dconv`` that are not 0, and the pixels under a weight there."""
    some = np.flatnonzero(slopes.ravel())
    some = some if some.size else np.array([path.cell])
    row, column = divmod(tap, KERNEL.kernel[1])
    rows, columns = np.divmod(some, MAP)
    side = MAP + KERNEL.kernel[0] - 1
    return path.map * MAP**2 + some, (rows + row) * side + columns + column


def _picture(chain, path, slopes):
    """Add up what every map sends back through its kernel."""
    pixels = (MAP + KERNEL.kernel[0] - 1) ** 2
    cell = int(np.abs(slopes["x"].ravel()[:pixels]).argmax())
    senders, weights = _sent(chain, cell)
    return step(
        "dx",
        tuple(_part(number, dx) for number, dx in enumerate(_shares(chain))),
        (*(("dconv", sender, "cell") for sender in senders), ("dx", cell, "cell")),
        equation("dot", [("dconv", senders, "w1", weights)], ("dx", cell)),
    )


def _sent(chain, cell):
    """Cells of ``dconv`` that are not 0 and look at a pixel, and what they weigh."""
    maps, channels, *kernel = chain.weights.w1.shape
    number, down, across = np.indices((maps, *kernel)).reshape(3, -1)
    row, column = divmod(cell, MAP + kernel[0] - 1)
    rows, columns = row - down, column - across
    inside = (0 <= rows) & (rows < MAP) & (0 <= columns) & (columns < MAP)
    senders = (number * MAP**2 + rows * MAP + columns)[inside]
    weights = (number * channels * down.size // maps + down * kernel[1] + across)[
        inside
    ]
    some = np.flatnonzero(chain.dy["conv"].ravel()[senders])
    some = some if some.size else [0]
    return senders[some], weights[some]


def _shares(chain):
    """Return what each map sends back to the picture, shape (F, C, H, W).

    Side by side for each map, the picture's channels are groups of their own.
    """
    w, (_, channels, *sides) = chain.weights.w1, chain.x.shape
    shape = (1, len(w) * channels, *sides)
    dx = conv2d_input_gradient(chain.dy["conv"][None], w, shape, groups=len(w))
    return dx.reshape(len(w), channels, *sides)


def _part(number, dx):
    """Let one map's share of the picture's gradient come and be added."""
    source = number * MAP**2 + np.tile(_over(), len(dx))
    return Fill(
        "dx",
        once(np.arange(dx.size)),
        dx.ravel(),
        "add",
        source=Source.cell_by_cell("dconv", once(source)),
    )


def _over():
    """For each pixel the cell of a map that stands over it, or the nearest one."""
    side = MAP + KERNEL.kernel[0] - 1
    places = np.clip(np.arange(side) - 1, 0, MAP - 1)
    return (places[:, None] * MAP + places).ravel()
