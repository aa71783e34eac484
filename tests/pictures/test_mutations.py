"""Whatever is done to the bytes of a file: a picture or a refusal."""

import zlib
from struct import pack, unpack_from

import numpy as np
import pytest

from pictures.loading import PictureRefused, load_picture
from tests.pictures.builders import SMALL


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", SMALL)
def test_mutated_files_give_a_picture_or_a_refusal_and_nothing_else(name, seed):
    rng = np.random.default_rng([seed, zlib.crc32(name.encode())])
    for _ in range(200):
        data = with_checksums(mutated(SMALL[name], rng))
        try:
            picture = load_picture(data)
        except PictureRefused:
            continue
        assert picture.dtype == np.uint8
        assert picture.ndim == 3


def mutated(data, rng):
    """Change, cut out, double or insert some bytes."""
    data = bytearray(data)
    for _ in range(rng.integers(1, 6)):
        at, length = rng.integers(0, len(data)), rng.integers(1, 9)
        part = data[at : at + length]
        choices = (
            rng.bytes(1),
            b"",
            part + part,
            part + rng.bytes(length),
            bytes([0xFF] * len(part)),
            bytes(len(part)),
        )
        data[at : at + len(part)] = choices[rng.integers(len(choices))]
    return bytes(data)


def with_checksums(data):
    """Mend the checksums of a PNG, or no change would get past them."""
    position = 8
    while data.startswith(b"\x89PNG") and position + 12 <= len(data):
        (length,) = unpack_from(">I", data, position)
        end = position + 8 + length
        crc = pack(">I", zlib.crc32(data[position + 4 : end]))
        data = data[:end] + crc + data[end + 4 :]
        position = end + 4
    return data
