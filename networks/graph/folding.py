"""The same function with fewer nodes: what is constant computed, scales folded in."""

from collections import Counter
from dataclasses import replace

import numpy as np

from networks.graph.node import Node

STATISTICS = 5  # inputs of a batch normalisation: x, scale, shift, mean, variance


def fold(graph):
    """Compute constants, and put batch normalisation into the convolution before it.

    Parameters
    ----------
    graph : Graph

    Returns
    -------
    Graph
        Tensors between the two are gone; all others keep their names.
    """
    return _used(_normalised(_computed(graph)))


def _computed(graph):
    """Run the nodes that see nothing but constants."""
    known, fixed = {"", *graph.constants}, []
    for node in graph.nodes:
        if known.issuperset(node.inputs):
            fixed.append(node)
            known.update(node.outputs)
    values, _ = replace(graph, nodes=fixed, specs={}, outputs=[]).run({})
    done = set(fixed)
    rest = [node for node in graph.nodes if node not in done]
    return replace(graph, nodes=rest, constants=values)


def _normalised(graph):
    """Merge each convolution with the normalisation that alone uses it."""
    users = Counter(name for node in graph.nodes for name in node.inputs)
    users.update(graph.outputs)
    makers = {node.outputs[0]: node for node in graph.nodes}
    constants, merged = dict(graph.constants), {}
    for node in graph.nodes:
        conv = makers.get(node.inputs[0]) if node.inputs else None
        if _can_merge(node, conv, users, constants):
            merged[conv] = None
            merged[node] = _merge(conv, node, constants)
    nodes = [merged.get(node, node) for node in graph.nodes]
    return replace(graph, nodes=list(filter(None, nodes)), constants=constants)


def _can_merge(node, conv, users, constants):
    if conv is None or (conv.operator, node.operator) != ("Conv", "BatchNormalization"):
        return False
    weights = [name for name in (*conv.inputs[1:], *node.inputs[1:]) if name]
    known = all(name in constants for name in weights)
    return known and users[node.inputs[0]] == 1 and len(node.inputs) == STATISTICS


def _merge(conv, norm, constants):
    """Return the convolution that does both; its weights join the constants."""
    x, w, *b = conv.inputs
    gamma, beta, mean, var = (constants[name] for name in norm.inputs[1:])
    scale = gamma / np.sqrt(var + norm.operation.epsilon)
    w = constants[w]
    own = constants[b[0]] if b and b[0] else np.zeros_like(mean)
    names = [f"{norm.outputs[0]}/{part}" for part in "wb"]
    while any(name in constants for name in names):
        names = [f"{name}'" for name in names]
    filters = w * scale.reshape(-1, *(1,) * (w.ndim - 1))
    constants.update(zip(names, (filters, (own - mean) * scale + beta), strict=True))
    return Node(conv.name, conv.operation, (x, *names), norm.outputs[:1])


def _used(graph):
    """Drop the constants that nothing needs any more."""
    needed = {name for node in graph.nodes for name in node.inputs} | {*graph.outputs}
    kept = {name: a for name, a in graph.constants.items() if name in needed}
    return replace(graph, constants=kept)
