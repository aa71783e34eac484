"""The nodes of a graph, and the order in which they can be computed."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from networks.operators.operation import Operation
from networks.refusal import NetworkRefused


@dataclass(frozen=True, eq=False)
class Node:
    """An operation at its place in a graph.

    Parameters
    ----------
    name : str
        Without one it is called after its first output.
    operation : Operation
    inputs, outputs : tuple of str
        Names of tensors; ``""`` for one that is left out.
    """

    name: str
    operation: Operation
    inputs: tuple
    outputs: tuple

    def __post_init__(self):
        """Give it a name."""
        if not self.name:
            object.__setattr__(self, "name", next(filter(None, self.outputs), ""))

    @property
    def operator(self):
        """What kind of node it is, as ONNX calls it."""
        return type(self.operation).__name__

    @property
    def forward(self):
        """What makes the node a step of the engine's."""
        return self.operation.forward

    def refused(self, kind, entry="", message=""):
        """Return the refusal of this node."""
        message = message or f"{kind} {entry}"
        at = f"{self.operator} {self.name!r}: {message}"
        return NetworkRefused(kind, entry, at, self.operator, self.name, reason=message)


def in_order(nodes, given):
    """Sort nodes so that each follows those that it depends on.

    Parameters
    ----------
    nodes : list of Node
    given : collection of str
        Tensors that are there without a node.

    Returns
    -------
    list of Node
        The order of ``nodes``, where that is one.

    Raises
    ------
    NetworkRefused
        ``duplicate``, ``missing`` or ``cycle``, with the tensor or node.
    """
    makers = _makers(nodes, given)
    waits, users = [], defaultdict(list)
    for place, node in enumerate(nodes):
        needed = {name for name in node.inputs if name and name not in given}
        lost = [name for name in needed if name not in makers]
        if lost:
            raise node.refused("missing", min(lost))
        waits.append(len(needed))
        for name in needed:
            users[name].append(place)
    return _sorted(nodes, waits, users)


def _makers(nodes, given):
    """Return the node of every tensor: one each."""
    made = Counter(name for node in nodes for name in node.outputs if name)
    makers = {name: node for node in nodes for name in node.outputs if name}
    for name, count in made.items():
        if count > 1 or name in given:
            raise makers[name].refused("duplicate", name)
    return makers


def _sorted(nodes, waits, users):
    """Take, again and again, the first node that waits for nothing."""
    ready = [place for place, count in enumerate(waits) if not count]
    heapify(ready)
    order = []
    while ready:
        order.append(heappop(ready))
        for name in filter(None, nodes[order[-1]].outputs):
            for place in users[name]:
                waits[place] -= 1
                if not waits[place]:
                    heappush(ready, place)
    if len(order) < len(nodes):
        raise nodes[min(set(range(len(nodes))) - set(order))].refused("cycle")
    return [nodes[place] for place in order]
