"""Networks that learn: their pictures, their architecture, their trained weights."""

from networks.refusal import NetworkRefused

__all__ = ["NetworkRefused"]
