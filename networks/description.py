"""A graph as a table: what each of its layers is, has and costs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layer:
    """A row of the table.

    Parameters
    ----------
    name, operator : str
    inputs : tuple of str
        Tensors that other layers or the picture bring.
    shapes : dict of str to tuple of int
        Of the outputs, by name.
    parameters : int
        Numbers that were learned; what two layers share counts in the first.
    multiplications, bytes : int
        Of a run; of the outputs.
    """

    name: str
    operator: str
    inputs: tuple
    shapes: dict
    parameters: int
    multiplications: int
    bytes: int


def describe(graph, shapes=None):
    """Describe every layer of a graph, without running it.

    Parameters
    ----------
    graph : Graph
    shapes : dict of str to tuple of int, or None
        Of the inputs; None for those declared, with 1 for any side.

    Returns
    -------
    list of Layer
        In the order in which they are computed.

    Raises
    ------
    NetworkRefused
        Where the shapes do not fit or the budget would be passed.
    """
    specs, multiplications = graph.measured(shapes)
    layers, seen = [], set()
    for node, products in zip(graph.nodes, multiplications, strict=True):
        outputs = {name: specs[name] for name in node.outputs if name}
        learned = _learned(node, specs) - seen
        seen |= learned
        layers.append(
            Layer(
                node.name,
                node.operator,
                tuple(n for n in node.inputs if n and specs[n].known is None),
                {name: spec.shape for name, spec in outputs.items()},
                sum(specs[name].size for name in learned),
                products,
                sum(spec.nbytes for spec in outputs.values()),
            )
        )
    return layers


def _learned(node, specs):
    """Return the tensors that were learned: a single number is a setting."""
    names = node.inputs[node.operation.learned]
    known = {name for name in names if name and specs[name].known is not None}
    return {n for n in known if specs[n].dtype.kind == "f" and specs[n].shape}
