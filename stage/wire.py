"""How an answer travels: a JSON header, then buffers that it points into.

Layout: 4 bytes with the header's length, the header, and from the next multiple of
8 bytes on the little-endian buffers, each aligned to 8 bytes.
"""

import numpy as np

ALIGNMENT = 8
KINDS = {
    "float64": "f8",
    "float32": "f4",
    "int32": "i4",
    "int16": "i2",
    "int8": "i1",
    "uint8": "u1",
}
SHORT = [np.iinfo(kind) for kind in (np.uint8, np.int16)]


class Buffers:
    """Arrays laid end to end, each found again by its place; none twice."""

    def __init__(self):
        self.parts = []
        self.size = 0
        self._placed = {}

    def add(self, array):
        """Append an array, unless it is there; return its place, kind and shape.

        None stays None.
        """
        if array is None:
            return None
        if id(array) not in self._placed:
            self._placed[id(array)] = self._append(array), array
        return self._placed[id(array)][0]

    def _append(self, array):
        data = np.ascontiguousarray(array, _dtype(array).newbyteorder("<"))
        place = {"at": self.size, "as": KINDS[data.dtype.name], "shape": data.shape}
        padded = data.tobytes() + bytes(-data.nbytes % ALIGNMENT)
        self.parts.append(padded)
        self.size += len(padded)
        return place

    def after(self, header):
        """Return the whole payload with `header` in front."""
        gap = bytes(-(4 + len(header)) % ALIGNMENT)
        return b"".join((len(header).to_bytes(4, "little"), header, gap, *self.parts))


def _dtype(array):
    """Return what an array is sent as: whole numbers in as few bytes as hold them."""
    if array.dtype != np.int32:
        return array.dtype
    low, high = array.min(initial=0), array.max(initial=0)
    holding = (each for each in SHORT if each.min <= low and high <= each.max)
    return next((each.dtype for each in holding), array.dtype)
