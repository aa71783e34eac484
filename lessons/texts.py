"""Every sentence that a reader sees, by language, out of ``assets/texts``."""

import json
import logging
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "texts"
LANGUAGES = ("en", "zh")


class Texts:
    """The sentences of one language.

    ``texts("relu.title")`` is a sentence; places in it are filled by name.
    A key that does not exist shows as itself and is logged as an error, which
    every test takes for a failure.
    """

    def __init__(self, lang):
        self.lang = lang

    def __call__(self, key, **places):
        """Fill the places of the sentence with this key."""
        text = self._find(key)
        if not isinstance(text, str):
            logging.getLogger("layerscope").error("no text %s in %s", key, self.lang)
            return key
        return text.format(**places) if places else text

    def tree(self, key):
        """All texts below a key as nested dicts, for components."""
        return self._find(key) or {}

    def _find(self, key):
        node = load(self.lang)
        for part in key.split("."):
            node = node.get(part) if isinstance(node, dict) else None
        return node


@cache
def load(lang):
    """Every text of a language, nested: area, then the keys inside its file."""
    return {
        path.stem: json.loads(path.read_text("utf-8"))
        for path in sorted((FOLDER / lang).glob("*.json"))
    }


def language(wanted, accepted=""):
    """Choose the language: the one asked for, else the browser's, else English.

    Parameters
    ----------
    wanted : str or None
        What the address asks for.
    accepted : str
        The browser's languages, best first, as in ``Accept-Language``.
    """
    if wanted in LANGUAGES:
        return wanted
    known = (part.strip()[:2].lower() for part in accepted.split(","))
    return next((lang for lang in known if lang in LANGUAGES), LANGUAGES[0])
