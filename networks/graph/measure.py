"""Shapes and costs of everything in a graph, before anything is computed."""

from typing import NamedTuple

import numpy as np

from networks.operators.operation import Spec
from networks.refusal import NetworkRefused

SMALL = 4096  # numbers: so much is computed to know the shapes that depend on it


class Measures(NamedTuple):
    """What a run would take.

    Parameters
    ----------
    specs : dict of str to Spec
        Every tensor by name.
    multiplications : list of int
        Of each node, in order.
    """

    specs: dict
    multiplications: list


def measure(graph, inputs):
    """Find the shapes of all tensors, within the graph's budget.

    Parameters
    ----------
    graph : Graph
    inputs : dict of str to Spec

    Returns
    -------
    Measures

    Raises
    ------
    NetworkRefused
        ``budget``, or ``node`` where a node's inputs do not go together.
    """
    specs = {name: Spec.of(array) for name, array in graph.constants.items()}
    specs |= inputs
    counts, held = [], sum(spec.nbytes for spec in inputs.values())
    multiplied = read = 0
    with np.errstate(all="ignore"):
        for node in graph.nodes:
            given = [specs.get(name) for name in node.inputs]
            outputs, products = _shapes(node, given)
            counts.append(products)
            held += sum(spec.nbytes for spec in outputs)
            multiplied += products
            read += node.operation.reads(given, outputs)
            at = node.operator, node.name
            graph.budget.check("activations", held, *at)
            graph.budget.check("multiplications", multiplied, *at)
            graph.budget.check("reads", read, *at)
            if _is_known(given, outputs, products):
                outputs = _computed(node, given)
            named = zip(node.outputs, outputs, strict=False)
            specs.update((name, spec) for name, spec in named if name)
    return Measures(specs, counts)


def _shapes(node, given):
    outputs, products = _asked(node, node.operation.shapes, given)
    if len(outputs) < len(node.outputs):
        message = f"{len(node.outputs)} outputs asked for, it has {len(outputs)}"
        raise node.refused("node", message=message)
    return outputs, products


def _is_known(given, outputs, products):
    """Tell whether a node's outputs are few numbers out of known ones."""
    size = sum(spec.size for spec in outputs)
    known = all(spec is None or spec.known is not None for spec in given)
    return known and max(size, products) <= SMALL


def _computed(node, given):
    arrays = [spec and spec.known for spec in given]
    outputs, _ = _asked(node, node.operation.forward, arrays)
    return [Spec.of(array) for array in outputs]


def _asked(node, function, given):
    """Call an operation; what it cannot do is refused in its node's name."""
    try:
        return function(*given)
    except NetworkRefused:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as why:
        raise node.refused("node", message=str(why)) from why
