"""Parts of a file, read as one file without a copy of them."""

from bisect import bisect
from io import SEEK_CUR, SEEK_END, BufferedReader, RawIOBase
from itertools import accumulate


def joined_file(parts):
    """Return parts, of bytes or memoryviews, as a file to be read."""
    return BufferedReader(_Joined(parts))


class _Joined(RawIOBase):
    def __init__(self, parts):
        self._parts = [memoryview(part) for part in parts]
        self._starts = list(accumulate(map(len, self._parts), initial=0))
        self._at = 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        origin = {SEEK_CUR: self._at, SEEK_END: self._starts[-1]}.get(whence, 0)
        self._at = origin + offset
        return self._at

    def readinto(self, buffer):
        index = bisect(self._starts, self._at) - 1
        if index == len(self._parts):
            return 0
        start = self._at - self._starts[index]
        piece = self._parts[index][start : start + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)
