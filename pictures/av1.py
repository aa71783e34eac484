"""How much an AV1 stream makes a decoder paint, read off its headers alone.

The size that a container declares binds nobody: the frames inside say their own. And
frames that are never shown cost as much as the one that is.
"""

from dataclasses import dataclass

from pictures.formats import MOST_PARTS, PictureRefused

SEQUENCE, FRAME_HEADER, FRAME = 1, 3, 6  # kinds of units
LONGEST_HEADER = 128  # bytes that are looked at
SWITCH, ASKED = 3, 2  # a kind of frame; "each frame says so itself"
SAMPLES = {0: 1.5, 1: 3, 2: 3}  # of a pixel, by profile, at most


@dataclass(frozen=True)
class Sequence:
    """What all frames have in common."""

    reduced: bool  # a single still picture: its frame has no fields of its own
    width: int
    height: int
    largest: int  # pixels that a frame can ask for
    weight: float = 6  # bytes of a pixel's samples
    id_length: int = 0
    screen_content: int = ASKED
    integer_motion: int = ASKED


class Bits:
    """The bits of a header, from the front."""

    def __init__(self, data):
        head = bytes(data[:LONGEST_HEADER])
        self._value, self._left = int.from_bytes(head), 8 * len(head)

    def __call__(self, count=1):
        """Read so many as one number."""
        self._left -= count
        if self._left < 0:
            raise PictureRefused("corrupt")
        return self._value >> self._left & (1 << count) - 1


def painted_bytes(stream):
    """Add up the samples of all frames of a stream, in bytes."""
    sequence, painted = None, 0
    for kind, body in _units(stream):
        if kind == SEQUENCE:
            sequence = _sequence(Bits(body))
        elif kind in (FRAME_HEADER, FRAME) and sequence:
            painted += sequence.weight * _frame_pixels(sequence, Bits(body))
    return painted


def _units(stream):
    position = 0
    for _ in range(MOST_PARTS):
        if position >= len(stream):
            return
        head = stream[position]
        position += 2 if head & 4 else 1
        length = len(stream) - position
        if head & 2:
            length, position = _length(stream, position)
        yield head >> 3 & 15, stream[position : position + length]
        position += length
    raise PictureRefused("corrupt")


def _length(stream, position):
    """Read a number of seven bits a byte, the lowest first, and where it ends."""
    value = 0
    for place in range(8):
        byte = stream[position + place]
        value |= (byte & 127) << 7 * place
        if byte < 128:
            return value, position + place + 1
    raise PictureRefused("corrupt")


def _sequence(bits):
    profile, _, reduced = bits(3), bits(), bits()
    if reduced:
        bits(5)  # level
    else:
        _skip_operating_points(bits)
    lengths = bits(4) + 1, bits(4) + 1
    width, height = (bits(length) + 1 for length in lengths)
    whole = width * height if reduced else 1 << sum(lengths)
    size = bool(reduced), width, height, whole
    return Sequence(*size, *_shared_settings(bits, profile, reduced))


def _skip_operating_points(bits):
    if bits():  # timing, which stills have no use for
        raise PictureRefused("format", format="avif-unusual")
    delays = bits()
    for _ in range(bits(5) + 1):
        bits(12)
        if bits(5) > 7:  # such a level has a tier
            bits()
        if delays and bits():
            bits(4)


def _shared_settings(bits, profile, reduced):
    """Read on to the depth: weight, length of a frame's number, two choices."""
    numbered = 0 if reduced else bits()
    id_length = bits(4) + bits(3) + 3 if numbered else 0
    bits(3)  # tools of prediction
    screen = motion = ASKED
    if not reduced:
        bits(4)
        if bits():  # the frames' order is told
            bits(2)
        screen = ASKED if bits() else bits()
        motion = (ASKED if bits() else bits()) if screen else ASKED
    bits(3)  # filters
    return SAMPLES.get(profile, 3) * (1 + bits()), id_length, screen, motion


def _frame_pixels(sequence, bits):
    """Count a frame's pixels; one with a size of its own may have all that fit."""
    usual = sequence.width * sequence.height
    if sequence.reduced:
        return usual
    if bits():  # a frame that is there already
        return 0
    kind, shown = bits(2), bits()
    if not shown:
        bits()
    if kind != SWITCH and not (kind == 0 and shown):
        bits()  # resilient
    bits()  # no update of probabilities
    screen = bits() if sequence.screen_content == ASKED else sequence.screen_content
    if screen and sequence.integer_motion == ASKED:
        bits()
    bits(sequence.id_length)
    own = kind == SWITCH or bits()
    return sequence.largest if own else usual
