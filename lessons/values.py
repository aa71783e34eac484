"""What an address asks a lesson for."""

from functools import cached_property
from urllib.parse import parse_qsl


class Values:
    """A value for each field of a lesson; nothing changes it.

    ``values["s"]`` is a value, ``values.changed(s=2)`` others.

    Parameters
    ----------
    fields : iterable of Field
    texts : dict
        How the values are written, by key; what is missing, or no value of its
        field, is the field's default.
    """

    def __init__(self, fields, texts):
        self._fields = {field.key: field for field in fields}
        self._texts = texts

    @classmethod
    def of(cls, fields, address):
        """Read an address, ``"s=2&kh=5"``, which may leave a value open."""
        query = dict(parse_qsl(address, keep_blank_values=True))
        return cls(fields, {f.key: f.write(f.read(query)) for f in fields})

    def __getitem__(self, key):
        """Return the value of a field, which may depend on those of others."""
        return self._read[key]

    def __contains__(self, key):
        """Whether there is a field with this key."""
        return key in self._fields

    def changed(self, **values):
        """Return the values with others; what is no value becomes the default."""
        texts = {key: _valid(self._fields[key], value) for key, value in values.items()}
        return Values(self._fields.values(), self._texts | texts)

    @property
    def texts(self):
        """Every value as it is written, by key."""
        return {key: field.write(self[key]) for key, field in self._fields.items()}

    @cached_property
    def _read(self):
        return {key: field.read(self._texts) for key, field in self._fields.items()}

    @cached_property
    def query(self):
        """What belongs in the address: text by key, None where it may stay open."""
        return {key: self._in_address(key) for key in self._fields}

    def _in_address(self, key):
        value, field = self[key], self._fields[key]
        left_open = field.read(self._texts | {key: None})
        return None if value == left_open else field.write(value)


def _valid(field, value):
    """Text of a value; of one that a forged press made up, that of the default."""
    try:
        text = field.write(value)
    except (TypeError, ValueError, OverflowError):
        text = None
    return field.write(field.parse(text))
