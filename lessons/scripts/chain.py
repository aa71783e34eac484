"""A small network's way to its loss, and back, as lines of Python."""

import numpy as np

from lessons.scripts.activations import activation
from lessons.scripts.convolutions import convolution, convolving
from lessons.scripts.dropped import dense, dropout, nothing_dropped
from lessons.scripts.pools import max_pool
from lessons.scripts.script import Back, Lines, Script, Step
from scenes.chain.chain import KERNEL, MEANT, SIDE, WINDOW

NAMES = {  # of the stage's panels, by what they are called in the lines
    **{"x": "x", "w1": "w1", "z": "conv", "a": "relu", "pooled": "pool", "h": "drop"},
    "scores": "scores",
}
WHOLE = {panel: name for name, panel in NAMES.items()}
WHOLE |= {f"d{panel}": f"d{name}" for name, panel in NAMES.items()}
WHOLE |= {"p": "p", "loss": "loss"}
GRADS = ("x", "w1", "b1", "z", "a", "pooled", "h", "w2", "b2", "scores")
AROUND = {"relu": ("z", "a"), "pool": ("a", "pooled"), "drop": ("pooled", "h")}
DENSE = {"x": "pooled", "h": "h", "w": "w2", "b": "b2", "y": "scores"}
DENSE_BACK = {"h": "h", "w": "w2", "dy": "dscores", "dh": "dh", "dx": "dpooled"}
DENSE_BACK |= {"dw": "dw2", "db": "db2"}


def chained(chain):
    """Return the Script of a whole Chain."""
    return _script(chain, WHOLE, ("loss", "dx"))


def layer_of_chain(chain, layer, number, backward):
    """Return the Script of one of its layers on one of its maps.

    Parameters
    ----------
    chain : Chain
    layer, number, backward
        As of ``scenes.chain.layers.layer_scene``.
    """
    if layer == "conv" and backward:
        return _one_filter(chain, number)
    return _script(chain, *_of_layer(chain, layer, number, backward))


def _of_layer(chain, layer, number, backward):
    """Return what a layer shows, and which of it is printed."""
    one = f"[0, {number}]"
    if layer == "conv":
        shows = {"x": "x", "w": f"w1[{number}]", "y": f"z{one}", "maps": "z[0]"}
        return shows, ("y",)
    prints, mask = ("dx",) if backward else ("y",), {}
    if layer == "dense":
        shows = DENSE_BACK if backward else DENSE
        mask = {"mask": "mask"} if chain.training else {}
        return shows | mask, prints
    x, y = AROUND[layer]
    shows = {"x": f"{x}{one}", "y": f"{y}{one}"}
    if backward:
        shows |= {"dx": f"d{x}{one}", "dy": f"d{y}{one}"}
    if layer == "drop":
        shows["maps"] = f"{y}[0]"
    if layer == "drop" and chain.training:
        mask = {"mask": f"mask{one}"}
    return shows | mask, prints


def _one_filter(chain, number):
    """Return the Script of what one filter sends back."""
    w, b = chain.weights.w1[[number]], chain.weights.b1[[number]]
    dy = chain.dy["conv"][None, [number]]
    shows = {name: name for name in ("x", "dy", "w", "dw", "b", "db", "dx")}
    return convolving(chain.x, w, b, KERNEL, shows | {"full": "dx"}, ("dw", "dx"), dy)


def _script(chain, shows, prints):
    own = chain.weights
    givens = {"x": chain.x, "w1": own.w1, "b1": own.b1, "w2": own.w2, "b2": own.b2}
    back = Back("loss", GRADS)
    return Script(givens, _steps(chain), shows, prints, back)


def _steps(chain):
    map_side = SIDE - KERNEL.kernel[0] + 1
    pooled = chain.y["pool"].shape
    drop = nothing_dropped(chain.rate, "pooled", "h")
    if chain.training:
        drop = dropout((1, *pooled), chain.rate, chain.seed, "pooled", "h")
    return (
        convolution(KERNEL, (SIDE, SIDE), "x", "w1", "b1", "z"),
        _without_noise(),
        activation("relu", x="z", y="a"),
        max_pool(WINDOW, (map_side, map_side), "a", "pooled"),
        drop,
        Step(
            Lines.alike(f"flat = h.reshape(1, {int(np.prod(pooled))})"),
            Lines(*["dh = dflat.reshape(h.shape)"] * 2),
        ),
        dense("flat", "w2", "b2", "scores"),
        _loss(chain),
    )


def _without_noise():
    """Equal cells are equal: a gradient goes through as if nothing were rounded."""
    rounded = f"z = z.round({MEANT})"
    noise = f"z.detach() - z.detach().round(decimals={MEANT})"
    return Step(Lines(rounded, rounded, f"z = z - ({noise})"))


def _loss(chain):
    label, K = chain.label, len(chain.weights.w2)
    return Step(
        Lines(
            "p = softmax(scores)\n"
            f"loss, dscores = softmax_cross_entropy(scores, np.array([{label}]))",
            "p = np.exp(scores - scores.max())\np = p / p.sum()\n"
            f"loss = -np.log(p[0, {label}])",
            "p = torch.softmax(scores, 1)\n"
            f"loss = F.cross_entropy(scores, torch.tensor([{label}]))",
        ),
        Lines("", f"dscores = p - np.eye({K})[[{label}]]"),
    )
