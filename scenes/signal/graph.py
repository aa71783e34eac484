"""Scene: a 1-D convolution as a computation graph, forward and then backward."""

from dataclasses import replace

import numpy as np

from scenes.cells import Cells, Ragged
from scenes.panels import PADDING, REAL, Edges, Nodes
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.sequence import one_after_another
from scenes.signal.banded import LOOK, Banded

COLUMNS = {"x": 0.0, "y": 1.0, "w": 2.0}  # of the drawing


def convolution_graph(signal, grads, choose=False, editable=True):
    """Play the values along the edges, then the gradients back along them.

    Parameters
    ----------
    signal : Signal or Plane
    grads : SignalGradients
    choose : bool
        Whether a cell of dy is chosen by a click.
    editable : bool
        Whether numbers can be typed into x, w and b.

    Returns
    -------
    scene : Scene
        Nodes ``x`` (with its padding), ``w``, ``b`` and ``y``, each with its twin
        ``dx``, ``dw``, ``db``, ``dy``; beside them the panels of ``Banded``. OW steps
        go forward, then W + K + 1 steps go back: to every x, every w, and b.
    """
    story = _Story(signal, grads, choose, editable)
    acts = (
        story.forward().titled("y"),
        story.to_inputs().titled("dx"),
        story.to_weights().titled("dw"),
        story.to_bias().titled("db"),
    )
    first = len(signal.y) + len(signal.x)  # step that goes back to a weight
    scene = one_after_another(*acts, start=first + len(signal.w) // 2)
    links = (*_node_links(signal), *story.banded.links())
    return replace(scene, edges=_edges(signal), links=links)


class _Story:
    """The acts of the scene, with their panels and paths."""

    def __init__(self, signal, grads, choose, editable):
        self.signal, self.grads, self.paths = signal, grads, signal.paths
        self.banded = Banded(signal)
        nodes = _nodes(signal, grads, editable)
        self.panels = (*nodes, *self.banded.panels(grads, choose))

    def forward(self):
        """Add up in every y what its edges bring."""
        y = self.signal.y
        steps, cell = _steps(self.signal)["y"], Cells.one_by_one(len(y))
        x, w = self._ends(steps, "inp"), self._ends(steps, "tap")
        b = Group("b", Cells.fixed(len(y), [0]))
        return self._sums(
            *("y", cell, y, (Group("x", x, "w", w), b)),
            also=(*self.banded.marks("M", steps), Mark("Y", cell)),
            fills=(Fill("Y", cell, y[:, None]),),
            says=Narration.always("forward", len(y)),
        )

    def to_inputs(self):
        """Add up in every x what comes back; before that, dy has come in."""
        dx, dy = self.grads.dx, self.grads.dy
        steps = _steps(self.signal)["x"]
        cell = Cells.one_by_one(len(dx))
        node = Cells.one_by_one(len(dx), self.signal.padding)
        y, w = self._ends(steps, "out"), self._ends(steps, "tap")
        once = Ragged.listed([np.arange(len(dy)), *[[]] * (len(dx) - 1)])
        counts = np.minimum([len(paths) for paths in steps], 2)
        return self._sums(
            *("dX", cell, dx, (Group("dy", y, "w", w),)),
            also=(*self.banded.marks("M", steps), Mark("dx", node), Mark("dY", y)),
            fills=(
                *(Fill(name, once, dy) for name in ("dy", "dY")),
                Fill("dx", node, dx[:, None], source=Source.as_a_whole("dy", y)),
            ),
            says=Narration(("unreached", "single", "met"), counts.astype(np.uint8)),
        )

    def to_weights(self):
        """Add up for every weight over all places that share it."""
        dw, (M, *_) = self.grads.dw, self.banded.shape
        steps = _steps(self.signal)["w"]
        y, x = self._ends(steps, "out"), self._ends(steps, "inp")
        diagonal = self.banded.cells(steps)
        slopes = self.banded.slopes(self.grads).ravel()[diagonal.flat]
        return self._sums(
            *("dw", Cells.one_by_one(len(dw)), dw, (Group("dy", y, "x", x),)),
            also=tuple(m for n in ("M", "dM") for m in self.banded.marks(n, steps)),
            fills=(Fill("dM", diagonal, slopes),),
            says=Narration.always("shared" if M > 1 else "single_weight", len(dw)),
        )

    def to_bias(self):
        """Add up for the bias, which is part of every y."""
        y = Cells.fixed(1, np.arange(len(self.signal.y)))
        return self._sums(
            *("db", Cells.one_by_one(1), self.grads.db, (Group("dy", y),)),
            also=(Mark("dY", y),),
            says=Narration.always("bias", 1),
        )

    def _ends(self, steps, side):
        """Where the paths of each step end at one side."""
        ends = getattr(self.paths, side)
        return Ragged.listed([ends[paths] for paths in steps])

    def _sums(self, result, cell, values, groups, says, also=(), fills=()):
        """Show an act in which one node after the other becomes a sum."""
        met = [(g.values, g.values_cells) for g in groups]
        met += [(g.weights, g.weights_cells) for g in groups if g.weights]
        marks = [Mark(*pair) for pair in (*met, (result, cell))]
        own = Fill(result, cell, values[:, None], source=Source.as_a_whole(*met[0]))
        return Scene(
            steps=cell.steps,
            panels=self.panels,
            marks=(*marks, *also),
            fills=(own, *fills),
            equation=Equation("dot", groups, result, cell, bias=None),
            narration=says,
        )


def _steps(signal):
    """Which paths each step of an act is about, by the name of its nodes."""
    paths = signal.paths
    return {
        "y": paths.through("out", np.arange(len(signal.y))),
        "x": paths.through("inp", signal.inside),
        "w": paths.through("tap", np.arange(len(signal.w))),
    }


def _nodes(signal, grads, editable):
    """Make the nodes, each with its gradient as its twin."""
    P, spots = signal.padding, _spots(signal)
    state = np.full(len(signal.padded), PADDING, np.uint8)
    state[signal.inside] = REAL
    names = ["0"] * P + _names("x", signal.x) + ["0"] * P
    numbers = {
        "x": (signal.padded, np.pad(grads.dx, P), names, "activation"),
        "y": (signal.y, grads.dy, _names("y", signal.y), "activation"),
        "w": (signal.w, grads.dw, _names("w", signal.w), "weight"),
        "b": (np.array([signal.b]), grads.db, ["b"], "weight"),
    }
    nodes = []
    for name, (values, slopes, labels, role) in numbers.items():
        look = {"state": state if name == "x" else None, "spots": spots[name]}
        twin = {"labels": tuple(f"d{label}" for label in labels), "twin": name}
        own = {"labels": tuple(labels), "editable": editable and name != "y"}
        nodes.append(Nodes(name, values, **look, **own, **LOOK[role]))
        nodes.append(Nodes(f"d{name}", slopes, **look, **twin, **LOOK["gradient"]))
    return tuple(nodes)


def _names(name, values):
    return [f"{name}[{number}]" for number in range(len(values))]


def _spots(signal):
    """Put x at the left, y beside its windows, w and b at the right."""
    W, K = len(signal.padded), len(signal.w)
    shared = (np.arange(K + 1) + 0.5) * W / (K + 1) - 0.5
    rows = {"x": np.arange(W), "y": signal.middles, "w": shared[:K], "b": shared[K:]}
    return {
        name: np.stack([row, np.full(len(row), COLUMNS.get(name, 2.0))], axis=1)
        for name, row in rows.items()
    }


def _edges(signal):
    """Lines from every x, every w and b to each y that they are part of.

    Each carries its local derivative: what the other factor is.
    """
    OW, W, K = (len(part) for part in (signal.y, signal.x, signal.w))
    paths, steps = signal.paths, _steps(signal)
    out, inp, tap = paths.out, paths.inp, paths.tap
    ahead = Ragged.listed(steps["y"]).during(0, W + K + 1)
    to_x = Ragged.listed(steps["x"]).during(OW, K + 1)
    to_w = Ragged.listed(steps["w"]).during(OW + W, 1)
    each = Cells.one_by_one(OW).during(0, W + K + 1)
    to_b = Cells.fixed(1, np.arange(OW)).during(OW + W + K, 0)
    from_b = np.stack([np.zeros(OW), np.arange(OW)], axis=1)
    x, w = signal.padded, signal.w
    return (
        _lines("x", np.stack([inp, out], axis=1), w[tap], "weight", ahead, to_x),
        _lines("w", np.stack([tap, out], axis=1), x[inp], "activation", ahead, to_w),
        _lines("b", from_b, np.ones(OW), "count", each, to_b),
    )


def _lines(name, pairs, values, colour, ahead, back):
    return Edges(name, "y", pairs.astype(np.int32), values, colour, ahead, back)


def _node_links(signal):
    """Light up what a y is made of with it, and a value with its gradient."""
    paths = signal.paths
    out, inp, tap = (Cells.listed(ends) for ends in (paths.out, paths.inp, paths.tap))
    return (
        *(
            Link.cell_by_cell(name, ends, "y", out)
            for name, ends in (("x", inp), ("w", tap))
        ),
        *(_twins(n, len(v)) for n, v in (("x", signal.padded), ("w", signal.w))),
    )


def _twins(name, count):
    cells = Cells.one_by_one(count)
    return Link.cell_by_cell(name, cells, f"d{name}", cells)
