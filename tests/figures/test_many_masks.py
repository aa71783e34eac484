import numpy as np
import pytest

from figures.many_masks import many_masks_charts
from scenes.dropout.many_masks import draw_many
from tests.figures.reading import read

AXES = ("draws", "distance", "magnitude", "spread")
LABELS = {name: name for name in (*AXES, "measured", "formula")}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_was_measured_stands_beside_what_the_formula_says(theme):
    x = np.array([[0.0, 3.0], [-4.0, 0.0]])
    many = draw_many(x, 0.5, 9, np.random.default_rng(0))
    of_mean, of_spread = map(read, many_masks_charts(many, LABELS, theme))
    (distance, slow), (spread, line) = of_mean.data, of_spread.data
    assert np.array_equal(distance.y, many.distance)
    assert [slow.y[0], slow.y[8]] == pytest.approx(
        [2.5, 2.5 / 3]
    )  # rms of x over √draws
    assert np.array_equal(spread.x, [0, 3, 4, 0])
    assert np.array_equal(spread.y, many.spread.ravel())
    assert line.y == pytest.approx([0, 4])  # at rate ½ the spread is |x|
