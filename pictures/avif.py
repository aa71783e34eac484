"""What an AVIF claims to be, and how much work it asks for.

It is a tree of boxes round streams of AV1: pictures, their transparency, tiles. Only
the still picture is decoded, never a film beside it.
"""

from struct import unpack_from

from pictures.av1 import painted_bytes
from pictures.formats import MOST_PARTS, Bare, PictureRefused

MOST_PAINTED = 160_000_000  # bytes of samples, in all streams together
MOST_OF_A_PIXEL = 12  # bytes: four samples of two bytes, and a smaller picture beside
MOST_ITEMS = 1000
STREAM, EXIF, UNREAD = b"av01", b"Exif", b"free"


class Cursor:
    """Numbers of so many bytes each, one after the other."""

    def __init__(self, data, position):
        self._data, self.position = data, position

    def __call__(self, size):
        """Read one; no bytes are a 0."""
        start, self.position = self.position, self.position + size
        if self.position > len(self._data):
            raise PictureRefused("corrupt")
        return int.from_bytes(self._data[start : self.position])


def bare_avif(data):
    """Keep the still picture; its streams must not cost more than it declares."""
    data = bytearray(data)
    whole = {name: (at, end) for name, at, end in _boxes(data, 0, len(data))}
    _hide_film(data, whole)
    if b"meta" not in whole and b"moov" in whole:
        raise PictureRefused("format", format="avif-unusual")  # nothing but a film
    start, end = whole[b"meta"]
    boxes = {name: (at, end) for name, at, end in _boxes(data, start + 4, end)}
    bare = Bare((data,), *_size(data, boxes))
    _refuse_costly(bare, sum(map(painted_bytes, _streams(data, boxes))))
    return bare


def _hide_film(data, whole):
    """Leave the still picture alone, even where a film is the main thing."""
    start, end = whole[b"ftyp"]
    data[start:end] = data[start:end].replace(b"avis", b"avif")
    if b"moov" in whole:
        start, _ = whole[b"moov"]
        data[start - 4 : start] = UNREAD


def _boxes(data, start, end):
    """Yield name, start and end of what is in each box."""
    for _ in range(MOST_PARTS):
        if start + 8 > end:
            return
        size, name = unpack_from(">I4s", data, start)
        body = start + 8
        if size == 1:
            size, body = unpack_from(">Q", data, body)[0], start + 16
        stop = start + size if size else end
        if not body <= stop <= end:
            raise PictureRefused("corrupt")
        yield name, body, stop
        start = stop
    raise PictureRefused("corrupt")


def _size(data, boxes):
    """Find width and height among the properties of the main picture."""
    start, _ = boxes[b"pitm"]
    main = Cursor(data, start + 4)(4 if data[start] else 2)
    inside = {name: (at, end) for name, at, end in _boxes(data, *boxes[b"iprp"])}
    properties = list(_boxes(data, *inside[b"ipco"]))
    for number in _properties_of(main, data, inside[b"ipma"][0]):
        name, at, _ = properties[number - 1]
        if name == b"ispe":
            return unpack_from(">II", data, at + 4)
    raise PictureRefused("corrupt")


def _properties_of(item, data, start):
    """Return the numbers, from 1, of an item's properties."""
    wide = data[start + 3] & 1
    read = Cursor(data, start + 4)
    for _ in range(min(read(4), MOST_PARTS)):
        owner = read(4 if data[start] else 2)
        numbers = [read(2) & 0x7FFF if wide else read(1) & 127 for _ in range(read(1))]
        if owner == item:
            return [number for number in numbers if number]
    return []


def _streams(data, boxes):
    """Yield the stream of every item that has one; hide what an EXIF block says."""
    kinds = _kinds(data, *boxes[b"iinf"])
    room = 2 * len(data)
    for item, extents in _places(data, boxes):
        if kinds.get(item) == STREAM:
            room -= sum(end - start for start, end in extents)
            if room < 0:
                raise PictureRefused("corrupt")
            view = memoryview(data)
            parts = [view[start:end] for start, end in extents]
            yield parts[0] if len(parts) == 1 else b"".join(parts)


def _kinds(data, start, end):
    """Name what each item is."""
    kinds = {}
    for _, at, _ in _boxes(data, start + (8 if data[start] else 6), end):
        read = Cursor(data, at + 4)
        item = read(2 if data[at] == 2 else 4)
        place = read.position + 2
        kinds[item] = bytes(data[place : place + 4])
        if kinds[item] == EXIF:
            data[place : place + 4] = UNREAD
    return kinds


def _places(data, boxes):
    """Yield every item with the first and last place of each of its parts."""
    start, _ = boxes[b"iloc"]
    version, read = data[start], Cursor(data, start + 4)
    sizes = read(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    for _ in range(_few(read(4 if version == 2 else 2))):
        item = read(4 if version == 2 else 2)
        origin = _origin(read(2) if version else 0, boxes)
        read(2)  # of which file
        origin += read(base)
        extents = []
        for _ in range(_few(read(2))):
            read(index if version else 0)
            first = origin + read(offset)
            extents.append((first, first + read(length)))
        yield item, extents


def _few(count):
    if count > MOST_ITEMS:
        raise PictureRefused("corrupt")
    return count


def _origin(method, boxes):
    """Where an item's places are counted from: the file, or a box within."""
    if method & 15 > 1:
        raise PictureRefused("format", format="avif-unusual")
    return boxes[b"idat"][0] if method & 15 else 0


def _refuse_costly(bare, painted):
    if painted <= MOST_PAINTED:
        return
    pixels = bare.width * bare.height
    if painted > pixels * MOST_OF_A_PIXEL:
        raise PictureRefused("corrupt")
    size = {"width": bare.width, "height": bare.height}
    raise PictureRefused(
        "too-large", **size, limit=int(pixels * MOST_PAINTED / painted)
    )
