"""Protocol Buffers as they lie in a file: fields, one after another, in bytes.

A file is not to be trusted: every length is compared with what is left, and there is
an end to how many fields and messages are read.
"""

from types import SimpleNamespace

import numpy as np

from networks.onnx_file.schemas import SCHEMAS
from networks.refusal import NetworkRefused

MOST_FIELDS = 300_000  # DenseNet121 has 30 000
MOST_MESSAGES = 100_000  # about 700 bytes each, once they are read; DenseNet121: 15 000
MOST_LETTERS = 2**23  # bytes of names and settings, each up to 18 once it is read
LONGEST_TEXT = 10_000  # bytes of a name
VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5  # the kinds of field that ONNX uses
LONGEST_VARINT = 10  # bytes of seven bits each hold 64 bits
SPELLED = ("text", "list")
CHUNK = 1 << 18  # bytes of packed integers that are taken apart together


class Reader:
    """Read messages, and count them.

    Parameters
    ----------
    fields, messages, letters : int
        How many may be read altogether; letters are the bytes of names and settings.
    """

    def __init__(
        self, fields=MOST_FIELDS, messages=MOST_MESSAGES, letters=MOST_LETTERS
    ):
        self.fields_left, self.messages_left = fields, messages
        self.letters_left = letters

    def message(self, data, kind):
        """Read one message with all that it holds.

        Parameters
        ----------
        data : memoryview
        kind : str
            One of SCHEMAS. Fields that it does not name are passed over.

        Returns
        -------
        SimpleNamespace
            A value for each field: None for one that is not there, a list for one
            that may come often, a bytearray for packed numbers.

        Raises
        ------
        NetworkRefused
            ``corrupt``, or ``too-many`` where there is no end to it.
        """
        self.messages_left -= 1
        _check_count(self.messages_left, "messages")
        schema = SCHEMAS[kind]
        found = {field.name: field.empty() for field in schema.values()}
        for number, view in self._fields(data):
            if number in schema:
                self._add(found, schema[number], view)
        return SimpleNamespace(**found)

    def _fields(self, data):
        position = 0
        while position < len(data):
            self.fields_left -= 1
            _check_count(self.fields_left, "fields")
            tag, position = _varint(data, position)
            start, position = _payload(data, position, tag & 7)
            yield tag >> 3, data[start:position]

    def _add(self, found, field, view):
        if field.kind in SPELLED:
            self.letters_left -= len(view)
            _check_count(self.letters_left, "letters")
        if field.packed:
            found[field.name] += view
        elif field.many:
            found[field.name].append(self._value(field.kind, view))
        else:
            found[field.name] = self._value(field.kind, view)

    def _value(self, kind, view):
        return VALUES[kind](view) if kind in VALUES else self.message(view, kind)


def integers(data, dtype=np.int64):
    """Take packed integers apart.

    Parameters
    ----------
    data : bytes-like
        Varints, one after another.
    dtype : dtype
        What they become; higher bits are left out.

    Returns
    -------
    values : ndarray of dtype, shape (count,)

    Raises
    ------
    NetworkRefused
    """
    raw = np.frombuffer(data, np.uint8)
    values = np.empty(np.count_nonzero(raw < 0x80), dtype)
    start = done = 0
    while start < len(raw):
        chunk = raw[start : start + CHUNK]
        ends = np.flatnonzero(chunk < 0x80) + 1
        if not len(ends):
            raise corrupt("an integer has no end")
        some = _varints(chunk[: ends[-1]], ends)
        values[done : done + len(some)] = some.astype(dtype)
        start, done = start + int(ends[-1]), done + len(some)
    return values


def _varints(raw, ends):
    """Add up each integer's bytes, seven bits a byte, the lowest first."""
    starts = np.concatenate([[0], ends[:-1]])
    lengths = ends - starts
    if lengths.max() > LONGEST_VARINT:
        raise corrupt("an integer has more than 64 bits")
    places = np.arange(len(raw)) - np.repeat(starts, lengths)
    bits = (raw & 0x7F).astype(np.uint64) << (7 * places).astype(np.uint64)
    return np.bitwise_or.reduceat(bits, starts)


def corrupt(message):
    """Make the refusal of a file that is not what it should be."""
    return NetworkRefused("corrupt", message=message)


def _check_count(left, what):
    if left < 0:
        raise NetworkRefused("too-many", message=f"the file has too many {what}")


def _varint(data, position):
    """Return the integer that begins here, and where it ends."""
    value = 0
    for place, byte in enumerate(data[position : position + LONGEST_VARINT]):
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, position + place + 1
    raise corrupt(f"the integer at byte {position} of a message has no end")


def _payload(data, position, wire):
    """Return where a field's value begins and ends."""
    if wire == VARINT:
        return position, _varint(data, position)[1]
    length = {FIXED64: 8, FIXED32: 4}.get(wire)
    if wire == BYTES:
        length, position = _varint(data, position)
    if length is None:
        raise corrupt(f"a field has the unknown wire type {wire}")
    if length > len(data) - position:
        left = len(data) - position
        raise corrupt(f"a field of {length} bytes begins {left} bytes before the end")
    return position, position + length


def _integer(view):
    value, end = _varint(view, 0)
    if end != len(view):
        raise corrupt("an integer is longer than it says")
    value &= 2**64 - 1
    return value - 2**64 if value >> 63 else value


def _float(view):
    if len(view) != 4:
        raise corrupt(f"a float has {len(view)} bytes")
    return float(np.frombuffer(view, "<f4")[0])


def _text(view):
    if len(view) > LONGEST_TEXT:
        raise corrupt(f"a name has {len(view)} bytes")
    try:
        return str(view, "utf-8")
    except UnicodeDecodeError as error:
        raise corrupt("a name is no UTF-8") from error


VALUES = {"int": _integer, "float": _float, "text": _text, "bytes": lambda view: view}
