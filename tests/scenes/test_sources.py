"""Where values set out from is said by the Source, not guessed from their numbers."""

import pytest

from tests.scenes import pupil
from tests.scenes.lessons import every_lesson

LESSONS = every_lesson()
WHOLE = {  # what is a sum over many cells, or a product of one with many
    ("convolution", "y"),
    *((f"im2col {turned=}", "product") for turned in (False, True)),
    *((f"im2col dX {turned=}", "dcols") for turned in (False, True)),
    ("neurons", "y"),
    ("neurons backward", "dh"),
    ("average pooling", "y"),
    ("average pooling backward", "dx"),
    ("chain", "scores"),
}


def travelling(lesson):
    return [fill for fill in LESSONS[lesson].fills if fill.source]


@pytest.mark.parametrize("lesson", LESSONS)
def test_values_that_travel_one_by_one_have_a_cell_each_to_set_out_from(lesson):
    for fill in travelling(lesson):
        assert fill.source.kind in ("cells", "whole")
        if fill.source.kind == "cells":
            for step in range(LESSONS[lesson].steps):
                here, there = (
                    pupil.cells_at(cells, step)
                    for cells in (fill.cells, fill.source.cells)
                )
                assert len(here) == len(there), (fill.panel, step)


@pytest.mark.parametrize(("lesson", "panel"), sorted(WHOLE))
def test_what_many_cells_make_together_sets_out_from_their_middle(lesson, panel):
    kinds = {f.source.kind for f in travelling(lesson) if f.panel == panel}
    assert kinds == {"whole"}
