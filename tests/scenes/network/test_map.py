"""A part of a map on the stage, with the numbers of the whole."""

import numpy as np
import pytest

from engine import filter_bank, max_pool2d
from scenes.network.map import MOST_CELLS, map_scene, place_lens
from scenes.network.network import Misfit, explore
from tests.scenes import pupil

RNG = np.random.default_rng(7)
PICTURE = RNG.random((1, 3, 29, 23)).astype(np.float32)
SETTINGS = {
    "as it opens": {},
    "stride 2": {"kernel": (5, 5), "stride": 2, "padding": 2},
    "no pooling": {"kernel": (2, 3), "padding": 1, "pool": 1},
    "windows that leave a border": {"stride": 3, "padding": 0, "pool": 3},
}
CORNERS = [None, (0, 0), (999, 999), (2, 5)]


def bank(kernel=3, stride=1, padding=1, pool=2, picture=PICTURE):
    return explore(filter_bank(kernel, stride, padding, pool), picture)


def part(y, lens):
    return y[lens.row : lens.row + lens.rows, lens.column : lens.column + lens.columns]


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_a_detail_has_the_numbers_of_its_layer(settings, corner):
    run = bank(**settings)
    for column in run.columns:
        y, number = column.maps, 2
        lens = place_lens(y[number], column.geometry, 6, corner)
        scene = map_scene(run, column, number, lens)
        expected = part(y[number], lens)
        assert scene.panel("y").values == pytest.approx(expected, abs=1e-5)
        for step in range(scene.steps):
            computed = pupil.computed(scene, step)
            assert computed == pytest.approx(expected.flat[step], abs=1e-5)


def test_padding_is_shown_only_where_the_layer_has_it():
    run = bank()
    column = run.column("conv1")
    geometry, y = column.geometry, column.maps[0]
    shapes = {
        corner: map_scene(run, column, 0, place_lens(y, geometry, 4, corner))
        for corner in ((0, 0), (9, 9), (25, 19))
    }
    padding = {k: int((s.panel("x").state == 1).sum()) for k, s in shapes.items()}
    assert padding == {(0, 0): 11, (9, 9): 0, (25, 19): 11}


def test_what_no_window_reaches_is_shown_at_the_end_of_the_map():
    run = bank(stride=3, padding=0)
    column = run.column("conv1")
    geometry, y = column.geometry, column.maps[0]
    left = {}
    for corner in ((0, 0), (99, 99)):
        scene = map_scene(run, column, 0, place_lens(y, geometry, 4, corner))
        state = scene.panel("x").state
        left[corner] = (int((state[:, 0] == 2).sum()), int((state[0] == 2).sum()))
    assert left == {(0, 0): (0, 0), (99, 99): (29 - 27, 23 - 21)}


def test_a_detail_opens_on_the_strongest_response():
    run = bank()
    for layer in ("conv1", "relu1", "pool1"):
        column = run.column(layer)
        y = column.maps[4]
        scene = map_scene(run, column, 4, place_lens(y, column.geometry, 8))
        shown = np.abs(scene.panel("y").values)
        assert shown.flat[scene.start] == shown.max()


def test_a_lens_without_a_place_lies_round_the_strongest_response():
    run = bank()
    y = np.zeros((30, 30))
    y[12, 20] = -7
    lens = place_lens(y, run.column("relu1").geometry, 5)
    assert lens.box == (10, 18, 5, 5)
    assert lens.start == 2 * 5 + 2


def test_what_the_border_itself_causes_is_not_looked_for():
    run = bank()
    y = np.zeros((32, 32))
    y[0, 0], y[16, 10] = 9, 1
    assert place_lens(y, run.column("relu1").geometry, 5).strongest == (16, 10)


def test_a_lens_never_spans_more_of_the_input_than_can_be_shown():
    run = bank(kernel=(7, 7), stride=2, pool=4)
    y = np.ones((100, 100))
    for column in run.columns:
        geometry = column.geometry
        lens = place_lens(y, geometry, 32)
        span = (lens.rows - 1) * geometry.stride[0] + geometry.kernel[0]
        assert MOST_CELLS - geometry.stride[0] < span <= MOST_CELLS, column.name


@pytest.mark.parametrize(
    ("size", "settings", "misfit"),
    [
        ((1, 1), {}, Misfit("pool1", (2, 2), (1, 1))),
        ((3, 3), {}, Misfit("pool2", (2, 2), (1, 1))),
        ((9, 4), {"kernel": (5, 5), "padding": 0}, Misfit("conv1", (5, 5), (9, 4))),
        ((1, 1), {"pool": 1}, None),
    ],
)
def test_a_picture_that_is_too_small_stops_at_the_first_window_without_room(
    size, settings, misfit
):
    run = bank(picture=np.ones((1, 3, *size), np.float32), **settings)
    assert run.misfit == misfit
    names = ["input", *(column.name for column in run.columns)]
    assert names[-1] == ("pool2" if misfit is None else _before(misfit))


def _before(misfit):
    names = ["input", "conv1", "relu1", "pool1", "conv2", "relu2", "pool2"]
    return names[names.index(misfit.layer) - 1]


def test_a_map_of_relu_and_pool_is_made_of_the_same_map_before_it():
    run = bank()
    for layer in ("relu1", "pool1", "relu2", "pool2"):
        column = run.column(layer)
        assert [[number for number, *_ in maps] for maps in column.sources] == [
            [number] for number in range(len(column.maps))
        ]


def test_a_filter_names_only_the_maps_that_it_weighs_with_their_signs():
    run = bank()
    column = run.column("conv2")
    w = column.weights
    for number, found in enumerate(column.sources):
        weighed = np.flatnonzero(np.abs(w[number]).sum(axis=(1, 2)))
        assert sorted(c for c, *_ in found) == weighed.tolist()
    smooth = column.sources[15]
    assert {sign for c, _, sign in smooth if c == 1} == {1}
    assert {sign for c, _, sign in smooth if c != 1} == {-1}


def test_a_detail_of_the_second_layer_shows_only_its_sources():
    run = bank()
    column = run.column("conv2")
    lens = place_lens(column.maps[15], column.geometry, 4)
    x = map_scene(run, column, 15, lens).panel("x")
    assert len(x.sheet) == 9
    assert x.cards == tuple(str(c + 1) for c, *_ in column.sources[15])


def test_a_filter_without_weights_still_has_a_detail():
    run = bank(kernel=(1, 1), padding=0)
    column = run.column("conv2")
    assert column.sources[6] == []
    lens = place_lens(column.maps[6], column.geometry, 4)
    scene = map_scene(run, column, 6, lens)
    assert np.array_equal(scene.panel("y").values, np.zeros((4, 4)))


def test_maps_have_the_colours_of_activations_and_pictures_their_own():
    run = bank()
    for layer, colour in (("conv1", ("red", "green", "blue")), ("conv2", "activation")):
        column = run.column(layer)
        for number, y in enumerate(column.maps):
            lens = place_lens(y, column.geometry, 4)
            assert map_scene(run, column, number, lens).panel("x").colour == colour


def test_the_winners_on_the_stage_are_the_networks_own():
    """Digits grow until what wins by a hair is seen to win."""
    run = bank()
    column, before = run.column("pool1"), run.column("relu1")
    before.maps[3, 8:10, 6:8] = [[0.5, 0.5001], [0, 0]]
    lens = place_lens(column.maps[3], column.geometry, 4, (3, 2))
    scene = map_scene(run, column, 3, lens)
    _, winners = max_pool2d(scene.panel("x").values[None, None], 2)
    marked = next(mark for mark in scene.marks if mark.style == "winner")
    assert np.array_equal(marked.cells.all, winners.ravel())
    assert scene.panel("x").digits == 4
