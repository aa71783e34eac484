"""Networks that learn: their pictures, their architecture, their trained weights."""

from networks.description import describe
from networks.refusal import NetworkRefused
from networks.rows import as_graph

__all__ = ["NetworkRefused", "as_graph", "describe"]
