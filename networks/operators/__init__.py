"""ONNX's operators, a file a family: what they compute, forward and backward."""

from networks.operators import (
    activations,
    arithmetic,
    arranging,
    choosing,
    convolution,
    functions,
    making,
    normalisation,
    padding,
    pooling,
    products,
    reductions,
    resizing,
    shaping,
)
from networks.operators.operation import MOST_AXES, Operation, Spec
from networks.refusal import NetworkRefused

FAMILIES = (
    activations,
    arithmetic,
    arranging,
    choosing,
    convolution,
    functions,
    making,
    normalisation,
    padding,
    pooling,
    products,
    reductions,
    resizing,
    shaping,
)
OPERATORS = {kind.__name__: kind for family in FAMILIES for kind in family.OPERATORS}
DOMAINS = ("", "ai.onnx")


def make_operation(operator, attributes, opset, domain="", node="", outputs=1):
    """Return an operation by ONNX's name of it.

    Parameters
    ----------
    operator : str
    attributes : dict of str to int, float, str, list or ndarray
    opset : int
        The version of ONNX's operators that the file is written for.
    domain : str
    node : str
        The name that a refusal gives.
    outputs : int
        How many are asked for.

    Returns
    -------
    Operation

    Raises
    ------
    NetworkRefused
        ``operator`` where it is not known, ``node`` where its settings are not.
    """
    place = {"operator": operator, "node": node}
    if domain not in DOMAINS or operator not in OPERATORS:
        raise NetworkRefused(
            "operator", domain, f"unknown operator {operator}", **place
        )
    try:
        return OPERATORS[operator](attributes, opset, outputs)
    except (ArithmeticError, TypeError, ValueError) as why:
        message = f"{operator} {node!r}: {why}"
        raise NetworkRefused("node", "", message, **place, reason=str(why)) from why


__all__ = [
    "DOMAINS",
    "MOST_AXES",
    "OPERATORS",
    "Operation",
    "Spec",
    "make_operation",
]
