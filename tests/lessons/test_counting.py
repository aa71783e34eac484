"""Indices stand in square brackets, from 0; what is counted begins at 1."""

import json
import re

import pytest

from lessons.texts import FOLDER

FILES = sorted(FOLDER.glob("*/*.json"))
INDEX = r"\{(?:\w+_)?(?:row|column|index)\}"
IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
NAMED = re.compile(INDEX)
LETTERS = r"(?:[fijkmn]|\{\w+\})"  # which stand for indices in a formula
FORMULA = re.compile(rf"∂\S*?\(|[a-zA-Z₁₂]\({LETTERS}(?:, {LETTERS})*\)")
UNIT = r"(?:%|ms|s|MB|kB|bytes|seconds|million|billion|毫秒|秒|字节)"
APART = re.compile(rf"[}}\d] {UNIT}(?![A-Za-z])")
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
