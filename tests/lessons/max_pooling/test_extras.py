"""What the pooling lesson shows in the stage's place."""

import numpy as np

import lessons
from lessons.parts import Charts, Links, Played, Prose, Sliders


def shown(address):
    return lessons.shown("max-pooling", address)


def chart_of(address):
    (figure,) = shown(address).part(Charts).make()
    return figure


def grids_of(address):
    return [np.array(trace.z) for trace in chart_of(address).data]


def test_what_is_open_stands_in_the_stages_place():
    assert shown("open=kept").part(Links) == Links(("shifts", "kept"), "kept")
    assert shown("open=kept").part(Played) is None


def test_changed_cells_are_counted_for_the_same_map_moved():
    address = "dr=0&dc=2&n=8&open=shifts"
    grids, said = grids_of(address), shown(address).part(Prose).text
    for column, kind in enumerate(("maximum", "average", "plain subsampling")):
        before, after, changed = grids[3 * column : 3 * column + 3]
        assert np.array_equal(changed, np.abs(after - before) > 1e-9)
        mean = np.abs(after - before).mean()
        assert f"**{kind} {changed.sum()}** (" in said and f"by {mean:.3f})" in said
        assert changed.shape == (32, 32)
    assert np.array_equal(grids[0][:, :-1], grids[1][:, 1:])  # one stride to the right


def test_the_pictures_of_a_shift_stand_in_named_rows_and_columns():
    titles = [each.text for each in chart_of("open=shifts").layout.annotations]
    assert titles == [
        *("Maximum", "Average", "Subsampling"),
        *("before", "after", "changed"),
    ]


def test_the_map_on_the_stage_is_the_one_that_is_moved():
    first, last = (grids_of(f"open=shifts&map={number}")[0] for number in (0, 2))
    assert not np.array_equal(first, last)


def test_rows_are_moved_down():
    grids = grids_of("dr=2&dc=0&open=shifts")
    assert np.array_equal(grids[0][:-1], grids[1][1:])


def test_without_a_shift_nothing_changes():
    assert not any(grid.any() for grid in grids_of("dr=0&dc=0&open=shifts")[2::3])


def test_the_shift_has_its_sliders_there_and_none_in_the_bar():
    for address in ("", "open=shifts", "pass=backward"):
        assert {"dr", "dc"} <= set(shown(address).bar.without)
    assert shown("open=shifts").part(Sliders) == Sliders(("dr", "dc"))


def test_what_the_next_convolution_saves_adds_up():
    (bars,) = chart_of("size=128&open=kept").data
    printed = [int(text.replace(",", "")) for text in bars.text]
    counts = dict(zip(bars.y, printed, strict=True))
    assert list(bars.x) == [25, 100, 25, 100]
    values, products = 3 * 116 * 128, 3 * 116 * 128 * 27
    assert counts == {
        "values without pooling": values,
        "values with pooling": values / 4,
        "multiplications without pooling": products,
        "multiplications with pooling": products / 4,
    }
