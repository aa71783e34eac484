"""Networks that learn: their pictures, their architecture, their trained weights."""

from networks.description import describe
from networks.refusal import NetworkRefused

__all__ = ["NetworkRefused", "describe"]
