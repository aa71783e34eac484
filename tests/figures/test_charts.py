"""The lessons' still charts, as data."""

import numpy as np

from figures.counts import counts_chart
from figures.depth import depth_chart
from figures.histogram import BINS, histograms
from figures.neuron import neuron_chart
from figures.ratios import ratios_chart
from figures.shifts import mark_window, shifts_figure
from figures.theme import DIVERGING, GROUND
from tests.figures.reading import read


def test_a_histograms_shares_add_up_and_zero_has_the_middle_bin():
    values = np.array([-2.0, -1.0, 0.0, 0.0, 2.0])
    groups = {"before": values, "after": np.maximum(values, 0)}
    figure = read(histograms(groups, ("value", "share"), "light"))
    before, after = figure.data
    assert sum(before.y) == sum(after.y) == 100
    assert before.y[BINS // 2] == 40 and after.y[BINS // 2] == 80
    assert before.x[BINS // 2] == 0
    assert before.y[0] == 20 and after.y[0] == 0


def test_a_histogram_of_nothing_but_zeros_is_one_bar():
    figure = read(histograms({"x": np.zeros(9)}, ("value", "share"), "dark"))
    assert max(figure.data[0].y) == 100


def test_below_zero_bars_are_red_and_above_blue():
    figure = read(histograms({"x": np.array([1.0])}, ("value", "share"), "light"))
    colours = figure.data[0].marker.color
    ends = DIVERGING["light"]["activation"]
    assert (colours[0], colours[-1]) == (ends[0], ends[-1])


def test_counts_are_printed_in_full():
    figure = read(counts_chart(["a", "b"], [12, 34567], "dark"))
    assert list(figure.data[0].text) == ["12", "34,567"]
    assert figure.layout.paper_bgcolor == GROUND["dark"]


def test_counts_stand_as_shares_of_their_wholes():
    figure = read(counts_chart(["a", "b"], [12, 300], "dark", wholes=[48, 300]))
    assert list(figure.data[0].x) == [25, 100]
    assert figure.layout.xaxis.type != "log"


def test_a_change_between_two_maps_stands_below_them_in_their_range():
    before, after = np.array([[1.0, -2.0]]), np.array([[1.0, 0.0]])
    figure = read(
        shifts_figure({"kind": (before, after)}, ("a", "b", "c"), "light", 100)
    )
    assert [[list(row) for row in trace.z] for trace in figure.data] == [
        [[1, -2]],
        [[1, 0]],
        [[0, 2]],
    ]
    assert {(trace.zmin, trace.zmax) for trace in figure.data} == {(-2, 2)}
    assert figure.layout.height - figure.layout.margin.t == 3 * 100


def test_a_window_is_framed_round_its_cells_before_and_after():
    maps = {"kind": (np.zeros((4, 4)), np.zeros((4, 4)))}
    figure = shifts_figure(maps, ("a", "b", "c"), "light", 100)
    frames = read(mark_window(figure, (0, 2, 1, 2), "light")).layout.shapes
    assert [(f.y0, f.x0, f.y1, f.x1) for f in frames] == 2 * [(-0.5, 1.5, 0.5, 3.5)]
    assert [frame.yref for frame in frames] == ["y", "y2"]


def test_a_neurons_numbers_stand_over_its_steps():
    z, gradient = np.array([[1.0, 2.0], [-1.0, -3.0]]), np.array([0.5, 0.0])
    labels = {"step": "s", "z": "z", "gradient": "g"}
    cells, bars = read(neuron_chart(z, gradient, labels, "light")).data
    assert np.array_equal(cells.z, z.T)
    assert (cells.zmin, cells.zmax) == (-3, 3)
    assert list(bars.y) == [0.5, 0]


def test_lines_over_the_depth_begin_at_the_first_layer():
    figure = read(
        depth_chart({"a": [0.5, 0.25], "b": [1.0, 1.0]}, ("depth", "left"), "dark")
    )
    assert [line.name for line in figure.data] == ["a", "b"]
    assert list(figure.data[0].x) == [1, 2]
    assert figure.layout.yaxis.type == "log"


def test_ratios_stand_side_by_side():
    figure = read(ratios_chart(["r"], [1.0], [2.25], ("there", "back"), "light"))
    assert [bar.name for bar in figure.data] == ["there", "back"]
    assert [bar.text[0] for bar in figure.data] == ["1.0", "2.2"]
