"""Charts of trainings, as data."""

import math

import pytest

from figures.training.curves import Line, error_chart, gradient_chart, loss_chart
from figures.training.ends import members_chart, seeds_chart
from tests.figures.reading import read

WORDS = dict.fromkeys(("loss", "error", "gradients", "epochs", "layers"), "word")
SEEDS = {"title": "Seeds", "arms": "this run"}
LOOKS = ("validation", "earlier")
ARMS = [("without", "#0000ff"), ("with", "#ff0000")]


def line(y, look="validation", name="net"):
    return Line(list(range(len(y))), y, name, "#0b4f9c", look, "net")


def ends(axis):
    """Return the ends of an axis as numbers."""
    return [10**end for end in axis.range] if axis.type == "log" else list(axis.range)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_line_has_its_numbers_and_says_whose_it_is(theme):
    lines = [line([2.3, 1.0, None], look) for look in ("training", "validation")]
    figure = read(loss_chart(lines, 10, WORDS, theme))
    assert [trace.y for trace in figure.data] == 2 * [(2.3, 1.0, None)]
    assert figure.data[0].x == (0, 1, 2) and list(figure.layout.xaxis.range) == [0, 10]
    assert [trace.meta for trace in figure.data] == [
        ("net", "training"),
        ("net", "validation"),
    ]
    assert figure.data[0].line.dash and not figure.data[1].line.dash


def test_an_earlier_run_is_paler_than_the_present_one():
    lines = [line([1], "earlier"), line([1])]
    old, new = read(loss_chart(lines, 9, WORDS, "dark")).data
    assert old.opacity < 0.5 and new.opacity is None


@pytest.mark.parametrize(
    ("losses", "highest"),
    [([0.5], 2.5), ([2.4, 2.6], 3), ([2.4, 1e9], 6), ([], 2.5), ([math.nan, 2], 2.5)],
)
def test_losses_are_drawn_from_zero_and_seldom_to_another_height(losses, highest):
    axis = read(loss_chart([line(losses)], 9, WORDS, "light")).layout.yaxis
    assert ends(axis) == [0, highest]


@pytest.mark.parametrize(
    ("errors", "highest"),
    [
        ([0.09, 0.04], 20),
        ([0.16, 0.12], 40),
        ([0.58, 0.5], 100),
        ([0.02], 10),
        ([], 100),
    ],
)
def test_errors_are_drawn_to_twice_their_highest_end(errors, highest):
    others = [line([0.9, end], look) for end, look in zip(errors, LOOKS, strict=False)]
    axis = read(error_chart([line([0.9, 1], "training"), *others], 9, WORDS, "light"))
    assert ends(axis.layout.yaxis) == [0, highest]


def test_over_a_logarithmic_axis_every_number_has_its_percent_sign():
    lines = [line([0.9, 0.003])]
    axis = read(error_chart(lines, 9, WORDS, "light", log=True)).layout.yaxis
    text = "0.1 0.2 0.5 1 2 5 10 20 50 100 200 500".split()
    assert axis.ticktext == tuple(f"{number}\u00a0%" for number in text)
    assert axis.tickvals == pytest.approx([float(number) for number in text])


def test_a_no_break_space_stands_before_every_percent_sign():
    figures = [
        read(error_chart([line([0.9, 0.3])], 9, WORDS, "light")),
        read(seeds_chart(ARMS, [[0.2, 0.1]], [], SEEDS, "light")),
    ]
    for figure in figures:
        assert figure.layout.yaxis.ticksuffix == "\u00a0%"
        assert "%" not in figure.layout.yaxis.tickformat
        assert all("}\u00a0%" in trace.hovertemplate for trace in figure.data)


@pytest.mark.parametrize(("chart", "one"), [(loss_chart, 1), (error_chart, 100)])
def test_over_a_logarithmic_axis_all_is_in_sight_but_what_is_next_to_nothing(
    chart, one
):
    lines = [line([0.8, 0.03, 0.0, 1e-9])]
    axis = read(chart(lines, 9, WORDS, "light", log=True)).layout.yaxis
    low, high = ends(axis)
    assert low == pytest.approx(0.01 * one) and high >= one


def test_only_the_points_differ_while_a_run_goes_on():
    """What has the same layout is moved and not drawn anew."""
    before, after = (
        loss_chart([line(y)], 9, WORDS, "light")["layout"] for y in ([2.4], [2.4, 2.3])
    )
    assert before == after


def test_gradients_stand_over_their_layers_in_powers_of_ten():
    how = {"name": "net", "colour": "#000", "look": "validation", "whose": ""}
    layers = Line(["c1", "c2", "dense"], [2e-5, 0.3, None], **how)
    few = Line(["c1", "dense"], [0.1, 7.0], **how)
    figure = read(gradient_chart([few, layers], WORDS, "light"))
    assert figure.layout.xaxis.categoryarray == ("c1", "c2", "dense")
    assert ends(figure.layout.yaxis) == pytest.approx([1e-5, 10])
    assert figure.data[1].y == (2e-5, 0.3, None)


def test_before_the_first_step_there_are_axes_without_gradients():
    figure = read(gradient_chart([line([])], WORDS, "light"))
    assert ends(figure.layout.yaxis) == pytest.approx([1e-2, 1])


def test_every_seed_is_a_line_from_arm_to_arm_and_the_run_on_show_lies_over_them():
    rows, now = [[0.2, 0.1], [0.3, 0.25]], [0.2, 0.15]
    figure = read(seeds_chart(ARMS, rows, now, SEEDS, "light"))
    seeds, run = figure.data
    assert seeds.y == (20, 10, None, 30, 25, None)
    assert seeds.x == ("without", "with", "with", "without", "with", "with")
    assert run.y == (20, 15) and run.line.color == "#ff0000"
    assert seeds.opacity < 1 and ends(figure.layout.yaxis)[1] > 30


def test_a_run_on_its_way_is_drawn_once_it_comes_down_to_where_the_others_ended():
    figure = read(seeds_chart(ARMS, [[0.2, 0.1]], [0.88, 0.21], SEEDS, "light"))
    assert figure.data[1].y == (None, 21)


def test_averages_of_more_and_more_networks_stand_over_the_whole_one():
    words = {"members": "Error", "averaged": "averaged"}
    averages, whole = read(members_chart([0.3, 0.2], 0.25, "#000", words, "dark")).data
    assert (averages.x, averages.y) == ((1, 2), (30, 20))
    assert whole.y == (25, 25) and whole.line.dash


@pytest.mark.parametrize("chart", [loss_chart, error_chart])
def test_before_the_first_step_a_logarithmic_axis_has_room_too(chart):
    axis = read(chart([line([])], 9, WORDS, "light", log=True)).layout.yaxis
    low, high = ends(axis)
    assert high >= 10 * low
