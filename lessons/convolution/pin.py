"""A pin: the settings whose result is kept beside the present one, in the address.

``pin=s.2_kh.5``: the settings that are not at their default, key and value by point,
pairs by underscore. Letters stand for the signs of lists and kernels, which an address
would escape. Each stands there once and as its field writes it, so that a pin is never
longer than all of them are.
"""

from dataclasses import dataclass
from typing import ClassVar

from lessons.fields import Field
from lessons.values import Values

NOTHING_SET = "default"
SIGNS, LETTERS = ",;|/", "NRCD"  # next, row, channel, divisor
WRITTEN, MEANT = str.maketrans(SIGNS, LETTERS), str.maketrans(LETTERS, SIGNS)


@dataclass(frozen=True)
class Pin(Field):
    """Settings, as texts by key; None where nothing is pinned.

    `settings` are the fields that they are of: no pin among them.
    """

    kind: ClassVar[str] = "hidden"
    settings: tuple[Field, ...]
    default: None = None

    def parse(self, text):
        """Return the settings; None where any of it is nonsense."""
        if text == NOTHING_SET:
            return {}
        pairs = (pair.partition(".") for pair in str(text).split("_"))
        texts = {key: value.translate(MEANT) for key, _, value in pairs}
        known = self._are_settings(texts) and self.write(texts) == text
        return texts if known else None

    def write(self, texts):
        """Text of settings in the address."""
        if texts is None:
            return ""
        pairs = (f"{key}.{text.translate(WRITTEN)}" for key, text in texts.items())
        return "_".join(pairs) or NOTHING_SET

    def of(self, values):
        """Return the settings of today's values: those that are no default."""
        query = Values(self.settings, values.texts).query
        return {key: text for key, text in query.items() if text is not None}

    def _are_settings(self, texts):
        """Whether these are keys of settings, with values as they are written."""
        fields = {field.key: field for field in self.settings}
        return all(
            key in fields and fields[key].write(fields[key].parse(text)) == text
            for key, text in texts.items()
        )
