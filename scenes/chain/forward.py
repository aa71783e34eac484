"""A chain feeds forward, one layer a step, from the picture to the loss."""

import numpy as np

from scenes.chain.chain import FILTERS, KERNEL, MAP, POOLED, WINDOW
from scenes.chain.panels import chain_values, mosaic_places
from scenes.chain.steps import arrives, closing_digits, equation, step
from scenes.convolution.forward import CHANNEL_CARDS
from scenes.scene import Source


def forward_steps(chain, path):
    """Play the way to the loss.

    Parameters
    ----------
    chain : Chain
    path : Path
        The cells whose arithmetic is shown.

    Returns
    -------
    scenes : list of Scene
        Of one step each, without panels: conv, relu, pool, drop, dense, softmax, loss.
    """
    values = chain_values(chain)
    layers = (_conv, _relu, _pool, _drop, _dense, _softmax, _loss)
    return [layer(chain, path, values) for layer in layers]


def window(path, channel):
    """Cells of the picture's channel under the path's kernel, row by row."""
    row, column = divmod(path.cell, MAP)
    rows = row + np.arange(KERNEL.kernel[0])
    columns = column + np.arange(KERNEL.kernel[1])
    side = MAP + KERNEL.kernel[0] - 1
    return channel * side**2 + (rows[:, None] * side + columns).ravel()


def centres():
    """Pixel of the first channel in the middle of each window, for all maps."""
    side = MAP + KERNEL.kernel[0] - 1
    one = (np.arange(1, MAP + 1)[:, None] * side + np.arange(1, MAP + 1)).ravel()
    return np.tile(one, len(FILTERS))


def kernel_cells(path, channel, channels):
    """Cells of the path's kernel over a channel."""
    area = int(np.prod(KERNEL.kernel))
    return (path.map * channels + channel) * area + np.arange(area)


def _conv(chain, path, values):
    channels = len(chain.y["input"])
    labels = CHANNEL_CARDS[channels] or ("",)
    pairs = [
        ("x", window(path, c), "w1", kernel_cells(path, c, channels), labels[c])
        for c in range(channels)
    ]
    bias = float(chain.weights.b1[path.map])
    cell = path.flat("conv")
    return step(
        "conv",
        (arrives("conv", values["conv"], Source.cell_by_cell("x", centres())),),
        (
            *(("x", pair[1], "window") for pair in pairs),
            *(("w1", pair[3], "window") for pair in pairs),
            ("conv", cell, "cell"),
        ),
        equation("dot", pairs, ("conv", cell), bias=bias),
    )


def _relu(chain, path, values):
    cell = path.flat("relu")
    every = np.arange(values["relu"].size)
    return step(
        "relu",
        (arrives("relu", values["relu"], Source.cell_by_cell("conv", every), every),),
        (("conv", cell, "cell"), ("relu", cell, "cell")),
        equation("apply", [("conv", cell)], ("relu", cell), function="max(0, ·)"),
    )


def winners(chain):
    """Flat index on the panel ``relu`` of the winner of every window."""
    first = np.arange(len(FILTERS))[:, None, None] * MAP**2
    return (first + chain.winners).ravel()


def pool_window(path):
    """Cells of the panel ``relu`` in the path's pooling window."""
    row, column = divmod(path.pooled, POOLED)
    rows = row * WINDOW.stride[0] + np.arange(WINDOW.kernel[0])
    columns = column * WINDOW.stride[1] + np.arange(WINDOW.kernel[1])
    return path.map * MAP**2 + (rows[:, None] * MAP + columns).ravel()


def is_tie(chain, path):
    """Whether the largest value of the path's window stands there more than once."""
    seen = chain.y["relu"].ravel()[pool_window(path)]
    return (seen == seen.max()).sum() > 1


def _pool(chain, path, values):
    under, cell = pool_window(path), path.flat("pool")
    return step(
        "pool_tie" if is_tie(chain, path) else "pool",
        (arrives("pool", values["pool"], Source.cell_by_cell("relu", winners(chain))),),
        (
            ("relu", under, "window"),
            ("relu", path.flat("relu"), "winner"),
            ("pool", cell, "cell"),
        ),
        equation("max", [("relu", under)], ("pool", cell)),
    )


def kept_or_not(chain, path):
    """Return kind and details of dropout's arithmetic, in either direction."""
    if not chain.training:
        return "apply", {"function": "·"}
    if chain.mask.flat[path.flat("drop")]:
        return "scale", {"divisor": chain.scale}
    return "apply", {"function": "0 × ·"}


def _drop(chain, path, values):
    cell, every = path.flat("drop"), np.arange(values["drop"].size)
    kind, more = kept_or_not(chain, path)
    return step(
        "drop" if chain.training else "drop_test",
        (arrives("drop", values["drop"], Source.cell_by_cell("pool", every), every),),
        (("pool", cell, "cell"), ("drop", cell, "cell")),
        equation(kind, [("pool", cell)], ("drop", cell), **more),
    )


def _dense(chain, path, values):
    places = mosaic_places(chain.weights.w2.shape)[path.label]
    cells = np.arange(len(places)).reshape(len(FILTERS), -1)
    groups = [
        ("drop", maps, "w2", places[maps], f"{number}")
        for number, maps in enumerate(cells, start=1)
    ]
    return step(
        "dense",
        (arrives("scores", values["scores"], Source.as_a_whole("drop", cells)),),
        (
            ("drop", cells, "window"),
            ("w2", places, "window"),
            ("scores", path.label, "cell"),
        ),
        equation(
            "dot",
            groups,
            ("scores", path.label),
            bias=float(chain.weights.b2[path.label]),
        ),
    )


def _softmax(chain, path, values):
    every = np.arange(values["p"].size)
    total = np.exp(values["scores"]).sum()
    score, cell = values["scores"].flat[path.label], path.label
    digits = closing_digits(lambda s: np.exp(s) / total, score)
    return step(
        "softmax",
        (arrives("p", values["p"], Source.cell_by_cell("scores", every), every),),
        (("scores", every, "window"), ("p", cell, "cell")),
        equation(
            "apply",
            [("scores", cell)],
            ("p", cell),
            function=f"exp(·) ÷ {total:.6f}",
            digits=digits,
        ),
    )


def _loss(chain, path, values):
    share = values["p"].flat[path.label]
    digits = closing_digits(lambda p: -np.log(p), share)
    return step(
        "loss",
        (
            arrives("loss", values["loss"], Source.cell_by_cell("p", [path.label])),
            arrives_label(chain),
        ),
        (("p", path.label, "cell"), ("y", path.label, "cell"), ("loss", 0, "cell")),
        equation(
            "apply", [("p", path.label)], ("loss", 0), function="−ln(·)", digits=digits
        ),
    )


def arrives_label(chain):
    """Let the label appear."""
    return arrives("y", np.eye(len(chain.probabilities))[chain.label])
