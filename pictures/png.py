"""Pixels as a component takes them."""

from base64 import b64encode
from io import BytesIO

import numpy as np
from PIL import Image


def as_pixels(image):
    """Turn the input of a network back into a picture.

    Parameters
    ----------
    image : ndarray of float, shape (1, 1 or 3, H, W)
        In [0, 1].

    Returns
    -------
    pixels : ndarray of uint8, shape (H, W) or (H, W, 3)
    """
    pixels = np.round(image[0] * 255).astype(np.uint8)
    return pixels[0] if len(pixels) == 1 else pixels.transpose(1, 2, 0)


def png_base64(pixels, most=None):
    """Encode pixels, quickly rather than small.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (H, W) or (H, W, 3)
    most : int, optional
        Longer pictures are averaged down to at most so many pixels.

    Returns
    -------
    png : str
        Base64.
    """
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    factor = -(-max(picture.size) // most) if most else 1
    buffer = BytesIO()
    picture.reduce(factor).save(buffer, "PNG", compress_level=1)
    return b64encode(buffer.getvalue()).decode()
