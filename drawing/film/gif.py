"""A film as a GIF: each frame is the rectangle that has changed, and written at once.

What has not changed inside of it is transparent. Only one picture is in memory, however
many there are: Pillow, asked to save them all, keeps them all.
"""

import struct

import numpy as np
from PIL import Image

from drawing.film.palette import COLOURS, Palette

CLEAR = COLOURS  # the number behind the last colour
BITS = 8  # a pixel
FOR_EVER = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
LEFT, SEEN_THROUGH = 1 << 2, 1  # a frame stays, and the next one is laid over it
SHORTEST = 2  # hundredths of a second that browsers keep to


def write_gif(file, film, milliseconds, rest=2000, tell=lambda done, of: None):
    """Write a film as a GIF that plays again and again.

    Parameters
    ----------
    file : file object
        Of bytes.
    film : drawing.film.film.Film
    milliseconds : int
        Of a step.
    rest : int
        Milliseconds longer that the last step stays.
    tell : callable
        ``tell(done, of)`` hears how far it is.
    """
    palette = Palette.of(film)
    file.write(b"GIF89a" + struct.pack("<HHBBB", *film.size, 0xF7, 0, 0))
    file.write(palette.colours.tobytes().ljust(3 * 256, b"\0") + FOR_EVER)
    shown = np.full(film.size[::-1], CLEAR, np.uint8)
    for number, boxes in enumerate(film, 1):
        is_last = number == len(film.steps)
        left, top, frame = _changed(film.picture, boxes, palette, shown)
        hundredths = max(SHORTEST, round((milliseconds + is_last * rest) / 10))
        file.write(_frame(left, top, frame, hundredths))
        tell(number, len(film.steps))
    file.write(b";")


def _changed(picture, boxes, palette, shown):
    """Find the pixels that change, and change them in `shown`.

    Returns
    -------
    left, top : int
    frame : ndarray of uint8, shape (H, W)
        Numbers of colours; CLEAR for a pixel that stays.
    """
    lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else [(0,)] * 4
    left, top = min(lefts), min(tops)
    frame = np.full((max(bottoms) - top, max(rights) - left), CLEAR, np.uint8)
    for box in boxes:
        part = palette.numbers(np.asarray(picture.crop(box)))
        place = np.s_[box[1] : box[3], box[0] : box[2]]
        new = np.where(part == shown[place], CLEAR, part)
        frame[box[1] - top : box[3] - top, box[0] - left : box[2] - left] = new
        shown[place] = part
    rows, columns = (_span((frame != CLEAR).any(axis)) for axis in (1, 0))
    return left + columns.start, top + rows.start, frame[rows, columns]


def _span(found):
    """From the first one found to the last; GIF has no empty frames."""
    places = np.flatnonzero(found)
    return slice(places[0], places[-1] + 1) if len(places) else slice(0, 1)


def _frame(left, top, frame, hundredths):
    """Write a frame, with how long it stays."""
    rows, columns = frame.shape
    how = 0x21, 0xF9, 4, LEFT | SEEN_THROUGH, hundredths, CLEAR, 0
    where = 0x2C, left, top, columns, rows, 0
    packed = Image.fromarray(frame).tobytes("gif", "L")
    head = struct.pack("<BBBBHBB", *how) + struct.pack("<BHHHHBB", *where, BITS)
    return head + packed + b"\0"
