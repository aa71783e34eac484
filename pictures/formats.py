"""What a picture file claims to be, read without decoding a single pixel.

Pillow reads far more of a file than its pixels: texts, profiles, thumbnails,
EXIF, animations. All of these can be made to cost minutes. So a file is cut
down here to the parts that draw its first frame, and only these reach Pillow.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from struct import error as TooShort
from struct import unpack_from
from zlib import crc32

from pictures.joined_file import joined_file

MOST_BYTES = 20 * 2**20
MOST_PIXELS = 24_400_000  # "24 megapixels", as cameras are sold
MOST_SIDE = 5_000_000  # a decoder keeps two rows of up to eight bytes a pixel
MOST_PARTS = 50_000  # of a file; a PNG of 20 MB cut into 8 kB pieces has 2500
ORIENTATION = 0x0112  # the EXIF tag
PNG_PARTS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}

TAKEN = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"BM": "BMP",
}
NOT_TAKEN = {
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"II+\0": "tiff",
    b"MM\0+": "tiff",
    b"%PDF-": "pdf",
    b"%!PS": "eps",
    b"\xc5\xd0\xd3\xc6": "eps",
    b"8BPS": "psd",
    b"gimp xcf": "xcf",
    b"\0\0\1\0": "ico",
    b"\0\0\2\0": "ico",
    b"icns": "icns",
    b"\0\0\0\x0cjP  ": "jpeg2000",
    b"\xff\x4f\xff\x51": "jpeg2000",
    b"\0\0\0\x0cJXL ": "jxl",
    b"\xff\x0a": "jxl",
    b"DDS ": "dds",
    b"v/1\1": "exr",
    b"#?RADIANCE": "hdr",
    b"qoif": "qoi",
    b"FUJIFILMCCD-RAW": "raw",
}


class PictureRefused(ValueError):
    """A file that is not taken, and why.

    Attributes
    ----------
    kind : str
        ``empty``, ``not-image``, ``format``, ``corrupt`` or ``too-large``.
    format : str or None
        With ``format``: which one it is, as in ``heic`` or ``tiff``.
    width, height, limit : int or None
        With ``too-large``, if it has too many pixels: its sides, and how many
        pixels it may have.
    size, limit : int or None
        With ``too-large``, if the file is too long: how many bytes it has and
        how many it may have.
    """

    def __init__(
        self, kind, *, format=None, width=None, height=None, size=None, limit=None
    ):
        self.kind = kind
        self.format = format
        self.width, self.height = width, height
        self.size, self.limit = size, limit
        facts = {name: value for name, value in vars(self).items() if value}
        super().__init__(", ".join(f"{name} {value}" for name, value in facts.items()))


@dataclass(frozen=True)
class Bare:
    """The parts of a file that draw its first frame, and what it declares.

    `shrink` is how many times smaller a picture of more than `MOST_PIXELS` is decoded.
    """

    parts: Sequence  # of bytes or memoryviews
    width: int
    height: int
    exif: bytes = b""
    most_pixels: int = MOST_PIXELS
    shrink: int = 1

    def __post_init__(self):
        """Refuse a picture that declares more pixels than it may have."""
        width, height, limit = self.width, self.height, self.most_pixels
        if width * height > limit or max(width, height) > MOST_SIDE:
            raise PictureRefused("too-large", width=width, height=height, limit=limit)

    def open(self):
        """Return the parts as one file."""
        return joined_file(self.parts)


def file_format(data):
    """Tell a file's format by its first bytes, or refuse it.

    Returns
    -------
    str
        Pillow's name of the format, PNG, JPEG, WEBP, GIF, BMP or AVIF.
    """
    if not data:
        raise PictureRefused("empty")
    if len(data) > MOST_BYTES:
        raise PictureRefused("too-large", size=len(data), limit=MOST_BYTES)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    for magic, name in TAKEN.items():
        if data.startswith(magic):
            return name
    if data[4:8] == b"ftyp" and _ftyp_format(data) == "avif":
        return "AVIF"
    if name := _format_not_taken(data):
        raise PictureRefused("format", format=name)
    raise PictureRefused("not-image")


def _format_not_taken(data):
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"<") and b"<svg" in start:
        return "svg"
    if data[4:8] == b"ftyp":
        return _ftyp_format(data)
    if re.match(rb"P[1-7]\s", data):
        return "pnm"
    names = (name for magic, name in NOT_TAKEN.items() if data.startswith(magic))
    return next(names, None)


def _ftyp_format(data):
    """Tell HEIC and AVIF from the films that share their container."""
    brands = data[8 : min(unpack_from(">I", data)[0], 256)]
    if b"avif" in brands or b"avis" in brands:
        return "avif"
    if b"crx " in brands:
        return "raw"
    return "heic" if re.search(rb"hei[cxms]|hev[cxms]|mif1|msf1", brands) else None


def bare_png(data):
    """Keep header, palette, transparent colours and pixels, all of them whole.

    A file that lacks its end or a checksum is damaged, whichever it is: a lesson's
    numbers have to be those of the picture that was meant.
    """
    if data[12:16] == b"CgBI":  # of an iPhone's app: no size where others have it
        raise PictureRefused("format", format="png-unusual")
    view, exif, position, name = memoryview(data), b"", 8, b""
    parts = [view[:8]]
    for _ in range(MOST_PARTS):
        length, name = unpack_from(">I4s", data, position)
        end = position + 12 + length
        if name in PNG_PARTS:
            parts.append(_whole_chunk(view[position:end]))
        elif name == b"eXIf":
            exif = data[position + 8 : end - 4]
        position = end
        if name == b"IEND":
            return Bare(parts, *unpack_from(">II", data, 16), exif)
    raise PictureRefused("corrupt")


def _whole_chunk(chunk):
    """Refuse a chunk whose checksum is wrong."""
    if crc32(chunk[4:-4]) != unpack_from(">I", chunk, len(chunk) - 4)[0]:
        raise PictureRefused("corrupt")
    return chunk


def bare_gif(data):
    """Leave out every block before the first frame but the one that it needs."""
    flags = data[10]
    head = position = 13 + (6 << (flags & 7) if flags & 0x80 else 0)
    control = b""
    for _ in range(MOST_PARTS):
        start = position
        if data[start] == 0x2C:
            x, y, width, height = unpack_from("<4H", data, start + 1)
            canvas = unpack_from("<HH", data, 6)
            size = max(canvas[0], x + width), max(canvas[1], y + height)
            return Bare((data[:head], control, memoryview(data)[start:]), *size)
        position = _after_gif_block(data, start)
        if data[start : start + 2] == b"!\xf9":
            control = data[start:position]
    raise PictureRefused("corrupt")


def _after_gif_block(data, position):
    if data[position] != 0x21:
        raise PictureRefused("corrupt")
    position += 2
    for _ in range(MOST_PARTS):
        length = data[position]
        position += 1 + length
        if not length:
            return position
    raise PictureRefused("corrupt")


def bare_webp(data):
    """Read the size, which Pillow only asks for after making room for it."""
    kind = data[12:16]
    if kind == b"VP8X":
        low, mid, high, *rest = data[24:30]
        width = 1 + low + (mid << 8) + (high << 16)
        height = 1 + rest[0] + (rest[1] << 8) + (rest[2] << 16)
    elif kind == b"VP8L":
        (bits,) = unpack_from("<I", data, 21)
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    else:
        width, height = (side & 0x3FFF for side in unpack_from("<HH", data, 26))
    return Bare((data,), width, height)


def orientation(exif):
    """Read one tag of the first directory, and nothing else of an EXIF block."""
    exif = exif.removeprefix(b"Exif\0\0")
    order = ">" if exif.startswith(b"MM") else "<"
    try:
        (start,) = unpack_from(order + "I", exif, 4)
        (count,) = unpack_from(order + "H", exif, start)
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, _, _, value = unpack_from(order + "HHIH", exif, entry)
            if tag == ORIENTATION:
                return value
    except TooShort:
        pass  # a picture with a broken EXIF block is still a picture
    return 1
