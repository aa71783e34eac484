"""A network of any shape: named tensors, and the nodes between them."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from engine.tape import go_back, go_forward
from networks.graph.budget import Budget
from networks.graph.folding import fold
from networks.graph.measure import measure
from networks.graph.node import in_order
from networks.operators.operation import Spec
from networks.refusal import NetworkRefused


@dataclass(frozen=True, eq=False)
class Graph:
    """Nodes over operations, in any directed shape without cycles.

    Parameters
    ----------
    nodes : list of Node
        In any order; ``graph.nodes`` has them in one in which they can be computed.
    specs : dict of str to Spec
        What the graph is given, by name. A side that is None may be any.
    outputs : list of str
    constants : dict of str to ndarray
    budget : Budget

    Raises
    ------
    NetworkRefused
        ``duplicate``, ``missing`` or ``cycle``: the nodes are no such graph;
        ``budget``: too many of them, or too large constants.
    """

    nodes: list
    specs: dict
    outputs: list
    constants: dict = field(default_factory=dict)
    budget: Budget = Budget()
    _found: dict = field(default_factory=dict, init=False, repr=False)  # last measures

    def __post_init__(self):
        """Refuse what is no graph, and sort the nodes."""
        self.budget.check("nodes", len(self.nodes))
        size = sum(array.nbytes for array in self.constants.values())
        self.budget.check("constants", size)
        twice = sorted(self.specs.keys() & self.constants.keys())
        if twice:
            raise NetworkRefused("duplicate", twice[0])
        given = self.specs.keys() | self.constants.keys()
        object.__setattr__(self, "nodes", in_order(self.nodes, given))
        made = {name for node in self.nodes for name in node.outputs} | given
        lost = [name for name in self.outputs if not name or name not in made]
        if lost:
            raise NetworkRefused("missing", lost[0])

    @property
    def inputs(self):
        """Names of the tensors that it is given, in order."""
        return list(self.specs)

    def measured(self, shapes=None):
        """Find out what a run takes, without running.

        Parameters
        ----------
        shapes : dict of str to tuple of int, or None
            Shapes of the inputs; None for those declared, with 1 for any side.

        Returns
        -------
        Measures

        Raises
        ------
        NetworkRefused
            ``node`` or ``budget``, with the node.
        """
        shapes = shapes or self._declared
        key = tuple(tuple(shapes[name]) for name in self.specs)
        found = self._found.get(key)
        if found is None:
            pairs = zip(self.specs.items(), key, strict=True)
            found = measure(self, {name: s.like(shape) for (name, s), shape in pairs})
            self._found.clear()
            self._found[key] = found
        return found

    @cached_property
    def _declared(self):
        return {
            name: tuple(1 if side is None else side for side in spec.shape)
            for name, spec in self.specs.items()
        }

    def run(self, arrays):
        """Compute every tensor, and the way back.

        Parameters
        ----------
        arrays : dict of str to ndarray
            One for each of ``inputs``.

        Returns
        -------
        values : dict of str to ndarray
            Every tensor by name: inputs, constants, and each node's outputs in order.
        back : callable
            ``gradients, grads = back({output name: dy})``: gradients of every tensor
            of floats, and of the constants among them. ``back(dys, names)`` computes
            only those of the named tensors, which takes less time and memory.

        Raises
        ------
        NetworkRefused
            Where the shapes do not fit or the budget would be passed: nothing has
            been computed then.
        """
        values = self._given(arrays)
        with np.errstate(all="ignore"):
            taken = list(go_forward(self.nodes, values))

        def back(dys, names=None):
            return self._back(taken, values, dys, names)

        return values, back

    def compute(self, arrays, names=None):
        """Compute what is asked for, and forget everything else as soon as possible.

        Parameters
        ----------
        arrays : dict of str to ndarray
        names : list of str or None
            Tensors; None for the graph's outputs.

        Returns
        -------
        dict of str to ndarray
        """
        names = self.outputs if names is None else names
        values, nodes = self._given(arrays), self._needed(names)
        last = {name: node for node in nodes for name in node.inputs}
        with np.errstate(all="ignore"):
            for node, *_ in go_forward(nodes, values):
                for name in {*node.inputs, *node.outputs} - {"", *names}:
                    if last.get(name, node) is node:
                        values.pop(name, None)
        return {name: values[name] for name in names}

    def astype(self, dtype):
        """Return the same graph with other floats, such as float64.

        Parameters
        ----------
        dtype : numpy.dtype

        Returns
        -------
        Graph
        """
        dtype = np.dtype(dtype)

        def kind(old):
            return dtype if old.kind == "f" else old

        return replace(
            self,
            nodes=[replace(n, operation=n.operation.astype(dtype)) for n in self.nodes],
            specs={n: Spec(s.shape, kind(s.dtype)) for n, s in self.specs.items()},
            constants={n: a.astype(kind(a.dtype)) for n, a in self.constants.items()},
        )

    def folded(self):
        """Return the same function with fewer nodes.

        Returns
        -------
        Graph
            Batch normalisation is inside the convolution before it, and what depends
            on constants alone is one.
        """
        return fold(self)

    def _given(self, arrays):
        """Refuse arrays that do not fit; return them with the constants."""
        if arrays.keys() != self.specs.keys():
            raise ValueError(f"the graph takes {self.inputs}, got {list(arrays)}")
        for name, spec in self.specs.items():
            _check(name, arrays[name], spec)
        self.measured({name: array.shape for name, array in arrays.items()})
        return {**arrays, **self.constants}

    def _needed(self, names):
        """Return the nodes that some tensors depend on."""
        wanted, nodes = set(names), []
        for node in reversed(self.nodes):
            if wanted & set(node.outputs):
                nodes.append(node)
                wanted.update(filter(None, node.inputs))
        return nodes[::-1]

    def _back(self, taken, values, dys, names):
        for name, dy in dys.items():
            _check(f"dy of {name}", dy, Spec.of(values[name]))
        with np.errstate(all="ignore"):
            found = go_back(taken, dys, names)
        gradients = {
            name: found[name] if name in found else np.zeros_like(values[name])
            for name in (values if names is None else names)
            if values[name].dtype.kind == "f"
        }
        return gradients, {n: gradients[n] for n in self.constants if n in gradients}


def _check(name, array, spec):
    """Refuse an array of another kind, or with other axes than are declared."""
    if array.dtype != spec.dtype:
        raise ValueError(f"{name} must be {spec.dtype}, it is {array.dtype}")
    if array.ndim != len(spec.shape):
        raise ValueError(
            f"{name} must have {len(spec.shape)} axes, its shape is {array.shape}"
        )
