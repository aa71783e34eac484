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
    return _encoded(Image.fromarray(np.ascontiguousarray(pixels)), most)


def levels_base64(levels, colours, most=None):
    """Encode a map by the numbers of its colours: a third of the bytes.

    Parameters
    ----------
    levels : ndarray of uint8, shape (H, W)
    colours : ndarray of uint8, shape (up to 256, 3)
    most, returns
        As in `png_base64`.
    """
    picture = Image.fromarray(np.ascontiguousarray(levels))
    picture.putpalette(colours.tobytes())
    mixed = most is not None and max(picture.size) > most  # means have other colours
    return _encoded(picture.convert("RGB") if mixed else picture, most)


def _encoded(picture, most):
    factor = -(-max(picture.size) // most) if most else 1
    buffer = BytesIO()
    picture = picture.reduce(factor) if factor > 1 else picture
    picture.save(buffer, "PNG", compress_level=1)
    return b64encode(buffer.getvalue()).decode()
