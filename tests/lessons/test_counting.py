"""Indices stand in square brackets, from 0; what is counted begins at 1."""

import json
import re
from dataclasses import fields, is_dataclass

import pytest

import lessons
from lessons.sources import Sources
from lessons.texts import FOLDER, LANGUAGES, Texts
from tests.drawing.played import LESSONS

FILES = sorted(FOLDER.glob("*/*.json"))
INDEX = r"\{(?:\w+_)?(?:row|column|index)\}"
IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
NAMED = re.compile(INDEX)
LETTERS = r"(?:[fijkmn]|\{\w+\})"  # which stand for indices in a formula
FORMULA = re.compile(rf"∂\S*?\(|[a-zA-Z₁₂]\({LETTERS}(?:, {LETTERS})*\)")
UNIT = r"(?:%|ms|s|MB|kB|bytes|seconds|million|billion|毫秒|秒|字节)"
APART = re.compile(rf"[}}\d] {UNIT}(?![A-Za-z])")
EXTRAS = {
    "convolution": ("costs",),
    "im2col": ("graph", "costs"),
    "relu": ("neuron", "slopes", "histogram"),
    "max-pooling": ("graph", "shifts&dr=-1", "kept"),
    "dropout": ("ensemble", "spread"),
}
SEEN = [*LESSONS, *((n, f"open={each}") for n, all_ in EXTRAS.items() for each in all_)]
RAW = re.compile(r"(?<![\w.·/=&?-])-\d|\d[eE][-+]\d|\bnan\b|−0(?![.\d])|\binf\b")
COUNTED = re.compile(r"\{(?:step|number|map|n|count|terms)\}")


def sentences(node):
    """Every sentence of a file."""
    if isinstance(node, str):
        yield node
    else:
        for below in node.values():
            yield from sentences(below)


@pytest.mark.parametrize("path", FILES, ids=lambda at: f"{at.parent.name} {at.stem}")
def test_an_index_stands_in_brackets_and_a_count_does_not(path):
    for sentence in sentences(json.loads(path.read_text("utf-8"))):
        assert not NAMED.search(IN_BRACKETS.sub("", sentence)), sentence
        assert not COUNTED.search(" ".join(IN_BRACKETS.findall(sentence))), sentence
        assert not FORMULA.search(sentence), sentence


@pytest.mark.parametrize("path", FILES, ids=lambda at: f"{at.parent.name} {at.stem}")
def test_a_number_stays_with_its_unit_and_has_a_real_minus(path):
    for sentence in sentences(json.loads(path.read_text("utf-8"))):
        assert not APART.search(sentence), sentence
        assert not re.search(r"(?<![\w-])-[\d{]", sentence), sentence


def told(node):
    """Every sentence of what is shown: of its parts, not of what they play."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from told(list(node.values()))
    elif isinstance(node, list | tuple):
        for below in node:
            yield from told(below)
    elif is_dataclass(node):
        parts = (f.name for f in fields(node) if f.name not in ("script", "png"))
        yield from told([getattr(node, name) for name in parts])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "address"), SEEN)
def test_no_number_is_written_as_programs_write_it(name, address, lang):
    view = lessons.shown(name, f"size=64&{address}", Sources(Texts(lang)))
    assert [sentence for sentence in told(view) if RAW.search(sentence)] == []
