import numpy as np
import pytest

from figures.ensemble import ensemble_charts
from scenes.dropout.ensemble import enumerate_ensemble
from tests.figures.reading import read

LABELS = {name: name for name in ("linear", "relu", "average", "test")}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_bars_add_up_to_all_and_the_lines_stand_at_average_and_test(theme):
    x, w = np.array([1.0, 0.5, 2.0]), np.array([0.3, -0.9, 0.2])
    ensemble = enumerate_ensemble(x, w, -0.2, 0.5)
    linear, relu = map(read, ensemble_charts(ensemble, LABELS, theme))
    (bars, average, test), (relu_bars, relu_average, relu_test) = linear.data, relu.data
    assert [sum(each) for each in (bars.y, relu_bars.y)] == pytest.approx([100, 100])
    assert average.x[0] == pytest.approx(test.x[0])
    assert relu_average.x == (ensemble.relu.average,) * 2
    assert relu_test.x == (ensemble.relu.test,) * 2


def test_outputs_that_are_all_the_same_are_one_bar():
    ensemble = enumerate_ensemble(np.zeros(2), np.ones(2), 0.5, 0.5)
    bars = read(ensemble_charts(ensemble, LABELS, "light")[0]).data[0]
    assert sorted(bars.y)[-2:] == [0, 100]
