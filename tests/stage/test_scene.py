"""What travels to the browser: all of the Scene, once, and little."""

import numpy as np
import pytest

from scenes.activation.relu import relu_forward
from scenes.cells import Cells, Ragged
from scenes.convolution.forward import convolution_forward
from scenes.panels import Edges, Nodes, Panel
from scenes.pooling.forward import max_pool_forward
from scenes.scene import Fill, Mark, Scene, Source
from scenes.sequence import one_after_another
from scenes.windows import Geometry
from stage.scene import pack
from tests.stage.unpack import Payload

GEOMETRY = Geometry((2, 3), (2, 1), ((1, 0), (0, 1)))


def convolution(C=3, F=2):
    rng = np.random.default_rng(1)
    x, w = rng.random((1, C, 4, 5)), rng.random((F, C, 2, 3))
    return convolution_forward(x, w, GEOMETRY, 0.5, np.full(F, 9.0), 1)


def scenes():
    x = np.arange(12.0).reshape(3, 4) - 5
    return convolution(), max_pool_forward(x, Geometry((2, 2))), relu_forward(x)


def read(scene, **options):
    return Payload(pack(scene, options))


@pytest.mark.parametrize("scene", scenes(), ids=["convolution", "pooling", "relu"])
def test_every_panel_comes_out_as_it_went_in(scene):
    payload = read(scene)
    for panel, sent in zip(scene.panels, payload.header["panels"], strict=True):
        assert sent["name"] == panel.name
        assert np.array_equal(payload.array(sent["values"]), panel.sheet)
        assert sent["flat"] == (panel.values.ndim == 2)


@pytest.mark.parametrize("scene", scenes(), ids=["convolution", "pooling", "relu"])
def test_marks_and_fills_name_the_same_cells_at_every_step(scene):
    payload = read(scene)
    parts = zip(scene.marks, payload.header["marks"], strict=True)
    fills = zip(scene.fills, payload.header["fills"], strict=True)
    for part, sent in [*parts, *fills]:
        assert sent["panel"] == part.panel
        for step in range(scene.steps):
            cells = payload.cells(sent["cells"], step)
            assert cells == part.cells.at(step).tolist()


@pytest.mark.parametrize("scene", scenes(), ids=["convolution", "pooling", "relu"])
def test_fills_bring_their_values_and_say_where_from(scene):
    payload = read(scene)
    for fill, sent in zip(scene.fills, payload.header["fills"], strict=True):
        assert (sent["values"] is None) == (fill.values is None)
        if sent["values"]:
            assert np.array_equal(payload.array(sent["values"]), fill.values)
        assert sent["mode"] == fill.mode
        assert (sent["source"] is None) == (fill.source is None)
        if fill.source:
            cells = payload.cells(sent["source"]["cells"], 1)
            assert sent["source"]["panel"] == fill.source.panel
            assert sent["source"]["kind"] == fill.source.kind
            assert cells == fill.source.cells.at(1).tolist()


def test_ragged_cells_and_their_flat_values_arrive_step_by_step():
    cells = Ragged.listed([[3], [], [0, 1, 2]])
    fill = Fill("y", cells, np.arange(4.0), mode="add")
    payload = read(Scene(3, (Panel("y", np.zeros((2, 2))),), fills=(fill,)))
    (sent,) = payload.header["fills"]
    steps = [payload.cells(sent["cells"], step) for step in range(3)]
    assert steps == [[3], [], [0, 1, 2]]
    assert payload.array(sent["values"]).tolist() == [0, 1, 2, 3]


def test_products_name_their_factors_in_the_place_of_values():
    cells, one = Cells.fixed(2, range(4)), Cells.one_by_one(2)
    fill = Fill("dw", cells, None, "add", factors=(("x", cells), ("dy", one)))
    panels = tuple(Panel(name, np.ones((2, 2))) for name in ("x", "dy", "dw"))
    payload = read(Scene(2, panels, fills=(fill,)))
    (sent,) = payload.header["fills"]
    assert sent["values"] is None
    assert [factor["panel"] for factor in sent["factors"]] == ["x", "dy"]
    assert payload.cells(sent["factors"][1]["cells"], 1) == [1]


def test_links_and_the_equation_name_the_same_cells():
    scene = convolution()
    payload = read(scene)
    for link, sent in zip(scene.links, payload.header["links"], strict=True):
        assert [sent[0], sent[2], *sent[4:]] == [link.a, link.b, link.kind, link.style]
        assert payload.cells(sent[1], 2) == link.a_cells.at(2).tolist()
        assert payload.cells(sent[3], 2) == link.b_cells.at(2).tolist()
    groups = payload.header["equation"]["groups"]
    for group, sent in zip(scene.equation.groups, groups, strict=True):
        assert [sent["values"], sent["weights"]] == ["x", "w"]
        values, weights = sent["valuesCells"], sent["weightsCells"]
        assert payload.cells(values, 3) == group.values_cells.at(3).tolist()
        assert payload.cells(weights, 3) == group.weights_cells.at(3).tolist()


def test_the_equation_carries_its_kind_its_bias_and_its_divisor():
    sent = read(convolution()).header["equation"]
    assert [sent[key] for key in ("kind", "bias", "divisor")] == ["dot", 0.5, 9.0]


def test_several_equations_come_as_several():
    first = relu_forward(np.eye(2))
    sent = read(one_after_another(first, first)).header["equation"]
    assert [equation["kind"] for equation in sent] == ["apply", "apply"]


def test_a_scene_without_an_equation_says_so():
    scene = Scene(1, (Panel("x", np.zeros((1, 1))),))
    assert read(scene).header["equation"] is None


def test_states_and_sentences_come_out_as_they_went_in():
    scene = max_pool_forward(np.zeros((2, 2)), Geometry((2, 2), padding=((1, 1),) * 2))
    payload = read(scene)
    state = payload.array(payload.header["panels"][0]["state"])
    assert np.array_equal(state, scene.panel("x").state)
    narration = payload.header["narration"]
    assert narration["keys"] == ["winner", "tie"]
    assert np.array_equal(payload.array(narration["index"]), scene.narration.index)


def test_a_scene_says_where_its_chapters_begin_and_how_they_are_called():
    first, other = relu_forward(np.eye(2)).titled("kept"), relu_forward(np.eye(2))
    sent = read(one_after_another(first, other.titled("again"))).header["chapters"]
    assert sent == [{"step": 0, "name": "kept"}, {"step": 4, "name": "again"}]


def test_what_the_page_adds_stands_in_the_header():
    header = read(convolution(), pace=300, texts={"goto": "去"}).header
    assert (header["pace"], header["texts"]) == (300, {"goto": "去"})


def test_cells_that_several_parts_share_are_sent_once():
    cells, other = Cells.one_by_one(4), Cells.one_by_one(4)
    panels = (Panel("x", np.zeros((2, 2))), Panel("y", np.zeros((2, 2))))
    marks = (Mark("x", cells), Mark("y", cells), Mark("y", other))
    fills = (
        Fill("y", cells, np.zeros((4, 1)), source=Source.cell_by_cell("x", cells)),
    )
    header = read(Scene(4, panels, marks, fills)).header
    assert len(header["cells"]) == 2
    assert [mark["cells"] for mark in header["marks"]] == [0, 0, 1]
    assert header["fills"][0]["source"]["cells"] == 0


def test_the_largest_lens_stays_small_where_a_dense_table_would_weigh_megabytes():
    rng = np.random.default_rng(1)
    x, w = rng.random((1, 3, 32, 32)), rng.random((8, 3, 11, 11))
    scene = convolution_forward(x, w, Geometry((11, 11), padding=((5, 5), (5, 5))))
    dense = scene.steps * 363 * 4
    assert len(pack(scene, {})) < 300_000 < dense / 4


def test_nodes_and_edges_come_out_as_they_went_in():
    spots, pairs = np.array([[0.0, 0], [1, 0.5]]), np.array([[0, 1]], np.int32)
    nodes = Nodes("x", np.array([0.5, -1]), spots, ("a", "b"))
    edges = Edges("x", "x", pairs, np.array([2.0]), lit=Cells.one_by_one(1))
    payload = read(Scene(1, (nodes,), edges=(edges,)))
    (panel,), (sent,) = payload.header["panels"], payload.header["edges"]
    assert payload.array(panel["values"]).tolist() == [[[0.5], [-1]]]
    assert payload.array(panel["spots"]).tolist() == spots.tolist()
    assert (panel["kind"], panel["labels"]) == ("nodes", ["a", "b"])
    assert payload.array(sent["pairs"]).tolist() == [[0, 1]]
    assert payload.array(sent["values"]).tolist() == [2.0]
    assert payload.cells(sent["lit"], 0) == [0]
