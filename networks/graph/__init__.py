"""Graphs: networks of any shape, measured before they are run."""

from networks.graph.budget import Budget
from networks.graph.graph import Graph
from networks.graph.measure import Measures
from networks.graph.node import Node
from networks.operators.operation import Operation, Spec

__all__ = ["Budget", "Graph", "Measures", "Node", "Operation", "Spec"]
