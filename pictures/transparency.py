"""What is transparent in a picture lies on a white ground.

Pillow tells three kinds apart: an alpha of every pixel, one entry of a palette, and
one colour, of which a PNG may say 16 bits where eight are decoded.
"""

import numpy as np
from PIL import Image

UPPER, LOWER = "RGB;16B", "RGB;16L"  # which eight of a PNG's 16 bits are decoded
BAND = 250_000  # pixels that are converted at once


def opaque_if_clear(image):
    """Leave alpha out where it is 0 everywhere: many programs write no other one.

    Parameters
    ----------
    image : PIL.Image.Image
        Of the mode RGBA.
    """
    visible = image.getextrema()[3][1]
    return image if visible else image.convert("RGB")


def on_white(image):
    """Convert in bands, since some modes need several times their memory.

    The canvas of a GIF may be larger than its first frame; it shows white there.

    Parameters
    ----------
    image : PIL.Image.Image
        Of any mode; of its transparent colour only the eight bits that are decoded
        are known.

    Returns
    -------
    picture : ndarray of uint8, shape (H, W, 3)
    """
    tiles = getattr(image, "tile", None)
    left, top, right, bottom = tiles[0].extents if tiles else (0, 0, *image.size)
    clear = _clear_colour(image, _stored(image))
    image.load()
    picture = np.full((image.height, image.width, 3), 255, np.uint8)
    rows = max(1, BAND // image.width)
    for start in range(top, bottom, rows):
        end = min(start + rows, bottom)
        band = image.crop((left, start, right, end))
        picture[start:end, left:right] = _band_on_white(band, clear)
    return picture


def _clear_colour(image, stored):
    """Find the colour that stands for "transparent", scaled like the pixels.

    Pillow hands it over as it stands in a PNG, in the file's own bit depth.
    """
    clear = image.info.get("transparency")
    if stored == UPPER:
        return None  # eight bits do not tell
    if clear is None or stored not in ("L;2", "L;4"):
        return clear
    return clear * (85 if stored == "L;2" else 17)


def _band_on_white(band, clear):
    if band.mode in ("LA", "RGBA") or (band.mode == "P" and clear is not None):
        return _blend(band.convert("RGBA"))
    if band.mode == "I;16" or clear is not None:
        return _grey_or_keyed(band, clear)
    return np.asarray(band.convert("RGB"))


def _blend(rgba):
    ground = Image.new("RGB", rgba.size, "white")
    ground.paste(rgba, mask=rgba)
    return np.asarray(ground)


def _grey_or_keyed(band, clear):
    """Bring 16 bits to 8, and one colour to white: Pillow would get both wrong."""
    values = np.asarray(band.convert("L") if band.mode == "1" else band)
    values = values.reshape(*values.shape[:2], -1)  # (rows, W, 1 or 3)
    shown = values
    if band.mode == "I;16":
        shown = (values.astype(np.uint32) + 128) // 257
    if clear is None:
        return shown
    return np.where((values == clear).all(axis=2, keepdims=True), 255, shown)


def clear_colour_of_16_bits(image):
    """Return the colour of a PNG not yet decoded that stands for "transparent".

    None where it has none, or fewer than 16 bits.
    """
    return image.info.get("transparency") if _stored(image) == UPPER else None


def whiten(picture, clear, file):
    """Bring one colour of 16 bits to white, where all of them are met.

    Pillow decodes the upper eight; the lower ones are those of a second pass.

    Parameters
    ----------
    picture : ndarray of uint8, shape (H, W, 3)
        Written into.
    clear : (int, int, int)
        The colour, as in `clear_colour_of_16_bits`.
    file : file object
        The PNG once more, from its beginning.
    """
    upper, lower = np.divmod(np.array(clear), 256)
    with Image.open(file, formats=["PNG"]) as image:
        image.tile = [image.tile[0]._replace(args=LOWER)]
        rows = max(1, BAND // image.width)
        for start in range(0, image.height, rows):
            end = min(start + rows, image.height)
            band = picture[start:end]
            rest = np.asarray(image.crop((0, start, image.width, end)))
            met = (band == upper).all(axis=2) & (rest == lower).all(axis=2)
            band[met] = 255


def _stored(image):
    """Name Pillow's way to decode an image; None once it is decoded."""
    tiles = getattr(image, "tile", None)
    return tiles[0].args if tiles else None
