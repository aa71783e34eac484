"""How an answer travels: a JSON header, then buffers that it points into.

Layout: 4 bytes with the header's length, the header, and from the next multiple of
8 bytes on the little-endian buffers, each aligned to 8 bytes.
"""

import numpy as np

ALIGNMENT = 8
KINDS = {np.dtype(f"<{k}"): k for k in ("f8", "f4", "i4", "i2", "i1", "u1")}
ENDS = np.minimum, np.maximum  # for few numbers far faster than an array's methods


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
        data = np.ascontiguousarray(array, _dtype(array))
        place = {"at": self.size, "as": KINDS[data.dtype], "shape": data.shape}
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
        return array.dtype.newbyteorder("<")
    low, high = (int(end.reduce(array, axis=None, initial=0)) for end in ENDS)
    if low >= 0 and high < 2**8:
        return "<u1"
    return "<i2" if low >= -(2**15) and high < 2**15 else "<i4"
