"""What lights up together is said by the Link, not guessed from their numbers."""

import numpy as np
import pytest

from scenes.convolution.forward import convolution_forward
from scenes.windows import Geometry
from tests.scenes import pupil
from tests.scenes.lessons import every_lesson

LESSONS = every_lesson()


def sizes(cells):
    return [len(pupil.cells_at(cells, step)) for step in range(cells.steps)]


@pytest.mark.parametrize("lesson", LESSONS)
def test_where_cells_meet_one_by_one_there_are_as_many_of_them_at_every_step(lesson):
    for link in LESSONS[lesson].links:
        assert link.kind in ("cells", "steps", "whole")
        if link.kind == "cells":
            assert sizes(link.a_cells) == sizes(link.b_cells), (link.a, link.b)


@pytest.mark.parametrize(("kernel", "maps"), [(2, 4), (3, 9), (3, 2)])
def test_a_cell_of_any_map_lights_its_window_however_many_maps_there_are(kernel, maps):
    x, w = np.zeros((1, 1, 5, 5)), np.ones((maps, 1, kernel, kernel))
    scene = convolution_forward(x, w, Geometry((kernel, kernel)))
    window = [("x", 5 * r + c) for r in range(kernel) for c in range(kernel)]
    for number in range(maps):
        lit = pupil.partners(scene, "maps", number * scene.steps)
        assert lit == {*window, ("y", 0)}
    stack = {("maps", number * scene.steps) for number in range(maps)}
    assert pupil.partners(scene, "x", 0) >= stack
