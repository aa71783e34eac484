"""Small images as PNG: a map of some hundred cells takes Pillow four times as long."""

import struct
import zlib
from base64 import b64encode

import numpy as np

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGB = 2  # kind of pixels


def png_address(colours):
    """Return an image, a pixel a cell, as an address that holds it.

    Parameters
    ----------
    colours : ndarray of uint8, shape (rows, columns, 3)

    Returns
    -------
    address : str
    """
    return f"data:image/png;base64,{b64encode(png(colours)).decode()}"


def png(colours):
    """Write an image as PNG.

    Of few cells a palette takes more bytes than it spares.

    Parameters
    ----------
    colours : ndarray of uint8, shape (rows, columns, 3)

    Returns
    -------
    file : bytes
        As the PNG specification (ISO/IEC 15948) has it.
    """
    rows, columns, _ = colours.shape
    lines = np.zeros((rows, 1 + 3 * columns), np.uint8)  # before each its filter: 0
    lines[:, 1:] = colours.reshape(rows, -1)
    head = struct.pack(">IIBBBBB", columns, rows, 8, RGB, 0, 0, 0)
    data = zlib.compress(lines.tobytes(), 9)
    chunks = _chunk(b"IHDR", head), _chunk(b"IDAT", data), _chunk(b"IEND", b"")
    return SIGNATURE + b"".join(chunks)


def _chunk(name, data):
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)
