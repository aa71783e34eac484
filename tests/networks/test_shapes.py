"""The generator of shapes."""

import numpy as np
import pytest

from networks.shapes import CLASSES, KINDS, shapes


def places(side=401, half=20):
    """Places from -half to half in both directions, and the area of a cell."""
    line = np.linspace(-half, half, side)
    down, across = np.meshgrid(line, line, indexing="ij")
    return across, down, (line[1] - line[0]) ** 2


def test_the_same_seed_gives_the_same_pictures_and_another_one_others():
    x, labels = shapes(30, 7)
    again, same = shapes(30, 7)
    assert (x == again).all() and (labels == same).all()
    assert not (shapes(30, 8)[0] == x).all()


def test_pictures_are_rgb_floats_and_every_kind_is_there_as_often():
    x, labels = shapes(50, 0)
    assert x.shape == (50, 3, 32, 32) and x.dtype == np.float32
    assert 0 <= x.min() and x.max() <= 1
    assert (np.bincount(labels) == 5).all() and len(CLASSES) == 10


@pytest.mark.parametrize(
    "kind, area",
    [
        ("circle", np.pi),
        ("square", 1.7**2),
        ("triangle", 0.55**2 * 3 * np.sqrt(3)),
        ("cross", 4 * (2 * 0.32 - 0.32**2)),
        ("ring", np.pi * (1 - 0.56**2)),
        ("star", 5 * 0.42 * np.sin(np.pi / 5)),
    ],
)
def test_a_figure_has_the_area_of_its_formula(kind, area):
    across, down, cell = places()
    inside = KINDS[kind](across, down, 10.0) < 0
    assert inside.sum() * cell == pytest.approx(area * 100, rel=0.02)


@pytest.mark.parametrize("kind", ["stripes", "checks"])
def test_stripes_and_checks_cover_half_of_the_picture(kind):
    across, down, _ = places(half=38)  # whole periods, within a few in a hundred
    assert (KINDS[kind](across, down, 10.0) < 0).mean() == pytest.approx(0.5, abs=0.02)


def test_a_star_has_five_tips():
    angle = np.linspace(0, 2 * np.pi, 1000, endpoint=False)
    inside = KINDS["star"](9 * np.sin(angle), 9 * np.cos(angle), 10.0) < 0
    assert (np.diff(inside.astype(int)) == 1).sum() + (inside[0] > inside[-1]) == 5


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind != "gradient"])
def test_distances_grow_by_one_a_pixel_so_that_edges_are_one_pixel_soft(kind):
    across, down, _ = places(side=801, half=12)
    step = across[0, 1] - across[0, 0]
    slopes = np.hypot(*np.gradient(KINDS[kind](across, down, 10.0), step))
    assert np.median(slopes) == pytest.approx(1, abs=0.01)
