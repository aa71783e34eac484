"""Pictures: bytes in, arrays out; what may come in, and what is kept of it."""

from pictures.formats import PictureRefused
from pictures.loading import load_picture

__all__ = ["PictureRefused", "load_picture"]
