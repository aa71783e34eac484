"""What a JPEG claims to be, and how much work it asks for.

A JPEG may hold its picture in many scans, each of them a pass over all of its
coefficients. A few hundred empty scans fit into some kilobytes and keep a
processor busy for minutes, so the passes are added up before the first one.
"""

import re
from dataclasses import dataclass
from math import ceil
from struct import unpack_from

from pictures.formats import Bare, PictureRefused

MOST_JPEG_PIXELS = 64_450_000  # "64 megapixels", as cameras are sold
MOST_SEGMENTS, MOST_SCANS = 2_000, 100  # cameras and optimisers write up to 20
MOST_VISITS = 1_000_000_000  # of coefficients, in all scans together
MANY_KEPT, MOST_KEPT = 100_000_000, 195_000_000  # coefficients at once, of two bytes
HALF, EIGHTH = 2, 8  # a picture of many coefficients leaves no room for a large one
MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")  # any but a restart mark
STANDALONE = {0x01, 0xD8}
SOS, EOI, APP1 = 0xDA, 0xD9, 0xE1
FRAMES = {0xC0, 0xC1, 0xC2}  # sequential, extended, progressive
OTHER_FRAMES = set(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}  # lossless, arithmetic
KEPT = FRAMES | {0xC4, 0xDB, 0xDD, SOS, EOI}  # with the tables


@dataclass(frozen=True)
class Frame:
    """What a JPEG's frame header declares."""

    width: int
    height: int
    progressive: bool
    coefficients: dict  # component: how many

    def kept(self, scans):
        """Count the coefficients that are in memory at once, for so many scans."""
        waits = self.progressive or scans > 1
        return sum(self.coefficients.values()) if waits else 0


def bare_jpeg(data):
    """Keep frame, tables and scans, and refuse what would cost too much."""
    view, exif, frames, scans = memoryview(data), b"", [], []
    parts = [view[:2]]
    for marker, start, end in _segments(data):
        body = data[start + 4 : min(end, start + 0x10000)]
        if marker in FRAMES:
            frames.append(_read_frame(marker, body))
        elif marker in OTHER_FRAMES:
            raise PictureRefused("format", format="jpeg-unusual")
        elif marker == SOS:
            scans.append(body[1 : 1 + 2 * body[0] : 2])
        elif marker == APP1 and body.startswith(b"Exif\0\0"):
            exif = exif or body
        if marker in KEPT or body.startswith((b"JFIF\0", b"Adobe")):
            parts.append(view[start:end])
    (frame,) = frames
    kept = frame.kept(len(scans))
    shrink = EIGHTH if kept > MANY_KEPT else HALF
    size = frame.width, frame.height
    bare = Bare(parts, *size, exif, MOST_JPEG_PIXELS, shrink)
    _refuse_costly(frame, scans, sum(map(len, parts)))
    return bare


def _segments(data):
    """Yield marker, start and end; the pixels of a scan belong to its segment."""
    position = 2
    for _ in range(MOST_SEGMENTS):
        found = MARKER.search(data, position)
        if not found:
            return
        marker, start, position = found[1][0], found.start(), found.end()
        if marker not in STANDALONE | {EOI}:
            position += unpack_from(">H", data, position)[0]
        if marker == SOS:
            found = MARKER.search(data, position)
            position = found.start() if found else len(data)
        yield marker, start, position
        if marker == EOI:
            return
    raise PictureRefused("corrupt")


def _read_frame(marker, body):
    height, width, count = unpack_from(">HHB", body, 1)
    parts = [unpack_from("BB", body, 6 + 3 * i) for i in range(count)]
    sampling = {name: (factors & 15, factors >> 4) for name, factors in parts}
    down, across = (max(factors) for factors in zip(*sampling.values(), strict=True))
    rows, columns = ceil(height / (8 * down)), ceil(width / (8 * across))
    coefficients = {
        name: 64 * v * rows * h * columns for name, (v, h) in sampling.items()
    }
    return Frame(width, height, marker == 0xC2, coefficients)


def _refuse_costly(frame, scans, length):
    kept, pixels = frame.kept(len(scans)), frame.width * frame.height
    if kept > MOST_KEPT:
        limit = pixels * MOST_KEPT // kept
        size = {"width": frame.width, "height": frame.height}
        raise PictureRefused("too-large", **size, limit=limit)
    shortest = sum(frame.coefficients.values()) // (64 * 8)  # a bit for a block of 64
    visits = (frame.coefficients.get(name, 0) for scan in scans for name in scan)
    if shortest > length or len(scans) > MOST_SCANS or sum(visits) > MOST_VISITS:
        raise PictureRefused("corrupt")
