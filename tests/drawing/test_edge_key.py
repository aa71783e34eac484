"""The key of the edges: lines as they are drawn, with the ends of their range."""

from dataclasses import replace

import numpy as np
import pytest

from drawing import draw
from drawing.board import Board
from drawing.display import Path
from drawing.views.nodes import Circles
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts
from tests.drawing.played import played

GRAPHS = (
    ("dropout", "view=neurons"),
    ("im2col", "open=graph"),
    ("max-pooling", "open=graph"),
    ("backpropagation", "view=graph"),
)


def key_of(name, address, lang="en"):
    scene, texts = played(name, address, Sources(Texts(lang)))
    return scene, texts, draw(scene, scene.start, texts).about("edge-key")


@pytest.mark.parametrize(("name", "address"), GRAPHS)
def test_a_line_of_the_key_looks_as_the_edges_of_its_value(name, address):
    scene, texts, key = key_of(name, address)
    board = Board(scene, texts)
    lines = {(line.stroke, line.thickness) for line in key if isinstance(line, Path)}
    for own in board.lines:
        for edge, value in enumerate(() if own.values is None else own.values):
            drawn = own.still()[edge]
            if abs(value) == own.range:
                assert (drawn.stroke, drawn.thickness) in lines
    assert max(thickness for _, thickness in lines) == 6


@pytest.mark.parametrize(
    ("values", "ends"), [([-0.5, 2], [-2, 0, 2]), ([1, 1], [1]), ([-3, 0], [-3, 0])]
)
def test_ends_of_the_range_are_those_that_there_are_numbers_towards(values, ends):
    scene, texts = played("max-pooling", "open=graph")
    (edges,) = scene.edges
    edges = replace(edges, values=np.resize(np.array(values, float), len(edges.pairs)))
    (lines,) = Board(replace(scene, edges=(edges,)), texts).lines
    assert lines.ends_of_range == ends


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_says_what_edges_stand_for_and_how_to_read_them(lang):
    _, texts, key = key_of("max-pooling", "open=graph", lang)
    told = [item.letters for item in key if not isinstance(item, Path)]
    kinds, rule = texts["edges"]["kinds"], texts["edges"]["rule"]
    assert told == [kinds["count"], "0", "1", rule]


def test_kinds_of_one_colour_and_range_are_told_once():
    _, texts, key = key_of("im2col", "open=graph")
    told = [item.letters for item in key if not isinstance(item, Path)]
    kinds = texts["edges"]["kinds"]
    assert [word for word in told if word in kinds.values()] == list(
        map(kinds.get, ("count", "weight", "activation"))
    )


@pytest.mark.parametrize(("name", "address"), GRAPHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_stands_on_the_sheet_under_all_nodes(name, address, lang):
    scene, texts, key = key_of(name, address, lang)
    board = Board(scene, texts)
    nodes = [view for view in board.views.values() if isinstance(view, Circles)]
    boxes = [view.box(cell) for view in nodes for cell in range(len(view.panel.values))]
    lowest = max(box[1] + box[3] for box in boxes if box)
    for item in key:
        if not isinstance(item, Path):
            assert item.x >= 0 and item.x + item.width <= board.width
            assert lowest + item.size / 2 < item.y - item.size / 2
            assert item.y + item.size / 2 <= board.height - board.foot


def test_edges_without_numbers_and_scenes_without_edges_have_no_key():
    for name, address in (("convolution", ""), ("relu", "")):
        assert key_of(name, address)[2] == []
