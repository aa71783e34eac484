"""The table of the tutorial's statements: its addresses and its tests are there."""

import ast
import re
from urllib.parse import parse_qsl

import pytest

import lessons
from lessons.contents import PAGES
from lessons.parts import Explanation
from tests.test_structure import ROOT

TABLE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
ROW = re.compile(
    r"^\| (?!what is said|---)(.*) \| `/(.*?)` \| `(.*?)` \|$", re.MULTILINE
)
ROWS = ROW.findall(TABLE)
ADDRESSES = sorted({address for _, address, _ in ROWS})
TESTS = sorted({test for _, _, test in ROWS})
OF_THE_PAGE = ("t", "lang")  # which the stage and the header read


def test_every_line_of_a_table_has_a_statement_an_address_and_a_test():
    lines = [line for line in TABLE.splitlines() if line.startswith("|")]
    heads = [line for line in lines if line.startswith(("| what is said |", "|---"))]
    assert len(ROWS) == len(lines) - len(heads) > 20


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_opens_on_what_it_names(address):
    name, _, query = address.partition("?")
    assert name in PAGES
    asked = {key: text for key, text in parse_qsl(query) if key not in OF_THE_PAGE}
    texts = lessons.find(name).at(query).texts
    assert {key: texts.get(key) for key in asked} == asked
    assert lessons.shown(name, query).part(Explanation) is None


@pytest.mark.parametrize("test", TESTS)
def test_what_holds_a_statement_is_a_test(test):
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert name in {node.name for node in tree.body if hasattr(node, "name")}
