"""What a BMP claims to be: its pixels are nearly all that it has."""

from struct import unpack_from

from pictures.formats import Bare, PictureRefused

MOST_RLE_BYTES, MOST_RLE_PIXELS = 1_000_000, 4_000_000  # Pillow does it in Python
OLDEST = 12  # bytes of the first kind of header
HEADERS = (OLDEST, 40, 52, 56, 64, 108, 124)
BITS = (1, 4, 8, 16, 24, 32)
PLAIN, RLE8, RLE4, MASKED = range(4)  # ways to store pixels; there are others
MASKS_AT = 54
RGB, BGR = (0xFF0000, 0xFF00, 0xFF), (0xFF, 0xFF00, 0xFF0000)
HIGH_RGB, HIGH_BGR = (0xFF000000, 0xFF0000, 0xFF00), (0xFF000000, 0xFF00, 0xFF)
MASKS = {  # of red, green and blue; with 32 bits: and of alpha
    16: {(0xF800, 0x7E0, 0x1F), (0x7C00, 0x3E0, 0x1F)},
    24: {RGB},
    32: {
        *((*RGB, 0), (*RGB, 0xFF000000), (*BGR, 0xFF000000), (0, 0, 0, 0)),
        *((*HIGH_RGB, 0), (*HIGH_RGB, 0xFF), (*HIGH_BGR, 0), (*HIGH_BGR, 0xFF0000)),
    },
}


def bare_bmp(data):
    """Read the size, and refuse what only begins like a BMP, or is an unusual one."""
    (header,) = unpack_from("<I", data, 14)
    if header not in HEADERS:
        raise PictureRefused("not-image")  # as a text that begins with these letters
    if header == OLDEST:
        width, height, _, bits = unpack_from("<4H", data, 18)
        stored = PLAIN
    else:
        width, height, _, bits, stored = unpack_from("<IiHHI", data, 18)
    if not _is_usual(data, header, bits, stored):
        raise PictureRefused("format", format="bmp-unusual")
    if stored not in (RLE8, RLE4):
        return Bare((data,), width, abs(height))
    if len(data) > MOST_RLE_BYTES:
        raise PictureRefused("too-large", size=len(data), limit=MOST_RLE_BYTES)
    return Bare((data,), width, abs(height), most_pixels=MOST_RLE_PIXELS)


def _is_usual(data, header, bits, stored):
    """Whether Pillow knows where a pixel's colours are."""
    if stored != MASKED:
        return bits in BITS and stored in (PLAIN, RLE8, RLE4)
    masks = unpack_from("<3I", data, MASKS_AT)
    if bits == 32:
        masks += unpack_from("<I", data, MASKS_AT + 12) if header >= 56 else (0,)
    return masks in MASKS.get(bits, ())
