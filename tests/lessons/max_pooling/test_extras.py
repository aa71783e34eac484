"""What the pooling lesson shows in the stage's place."""

import numpy as np
import pytest

import lessons
from lessons.parts import Charts, Check, Links, Played, Prose, Sliders
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts
from tests.figures.reading import read
from tests.lessons.packing import header_of


def shown(address):
    return lessons.shown("max-pooling", address)


def chart_of(address, key=""):
    (chart,) = [p for p in shown(address).main if isinstance(p, Charts)][-1:]
    if key:
        (chart,) = [p for p in shown(address).main if getattr(p, "key", "") == key]
    (figure,) = chart.make()
    return read(figure)


def grids_of(address, key="shifts"):
    return [np.array(trace.z) for trace in chart_of(address, key).data]


def prose_of(address):
    return [part.text for part in shown(address).main if isinstance(part, Prose)]


def test_what_is_open_stands_in_the_stages_place():
    assert shown("open=kept").part(Links) == Links(("graph", "shifts", "kept"), "kept")
    assert shown("open=kept").part(Played) is None


def test_first_a_dot_moves_inside_of_its_window_and_no_maximum_changes():
    before, after, change = grids_of("open=shifts", "dot")[:3]
    assert before.sum() == after.sum() == 1 and np.abs(change).sum() == 2
    changes = grids_of("open=shifts", "dot")[2::3]
    assert [np.abs(each).sum() for each in changes] == [2, 0, 0, 1]
    dot, *_ = prose_of("open=shifts")
    assert "**maximum 0**, **average 0**, **plain subsampling 1**" in dot
    assert "does not notice" in dot


def test_the_dot_is_said_to_leave_its_window_where_it_does():
    assert "has left a window" in prose_of("open=shifts&dc=2")[0]
    assert "has left a window" in prose_of("open=shifts&s=1")[0]  # it is in several
    assert "Nothing has moved" in prose_of("open=shifts&dc=0")[0]


def test_it_is_said_which_map_the_counted_cells_are_of():
    (map_before, *_), said = grids_of("open=shifts"), prose_of("open=shifts&map=1")[1]
    rows, columns = map_before.shape
    assert f"“Sobel, rows” around the lens, {rows} × {columns} cells" in said


def test_changed_cells_are_counted_and_measured_for_the_same_map_moved():
    address = "dr=0&dc=2&n=8&open=shifts"
    grids, (_, said, limits) = grids_of(address), prose_of(address)
    for column, kind in enumerate(("maximum", "average", "plain subsampling"), start=1):
        before, after, change = grids[3 * column : 3 * column + 3]
        assert np.array_equal(change, after - before)
        size = 100 * np.abs(change).mean() / np.abs(before).mean()
        assert f"**{kind} {(np.abs(change) > 1e-9).sum()}**" in said
        assert f"by {size:.0f}\u00a0%" in said
        assert change.shape == (32, 32)
    assert np.array_equal(grids[3][:, :-1], grids[4][:, 1:])  # one stride to the right
    assert "does not hold" in limits


def test_of_a_real_map_the_maximum_keeps_more_than_the_others():
    """The default state of every picture without a pattern makes the point."""
    for img in ("coffee", "cat", "astronaut", "photographer"):
        grids = grids_of(f"open=shifts&img={img}")
        pairs = [grids[3 * column : 3 * column + 2] for column in (1, 2, 3)]
        sizes = [np.abs(b - a).mean() / np.abs(a).mean() for a, b in pairs]
        assert sizes == sorted(sizes) and sizes[0] < 0.85 * sizes[1]


def test_the_pictures_of_a_shift_stand_in_named_rows_and_columns():
    titles = [each.text for each in chart_of("open=shifts").layout.annotations]
    assert titles == [
        *("Map", "Maximum", "Average", "Subsampling"),
        *("before", "after", "change"),
    ]


def test_the_map_on_the_stage_is_the_one_that_is_moved():
    first, last = (grids_of(f"open=shifts&map={number}")[0] for number in (0, 2))
    assert not np.array_equal(first, last)


def test_rows_are_moved_down():
    grids = grids_of("dr=2&dc=0&open=shifts")
    assert np.array_equal(grids[3][:-1], grids[4][1:])


def test_without_a_shift_nothing_changes():
    for key in ("dot", "shifts"):
        changes = grids_of("dr=0&dc=0&open=shifts", key)[2::3]
        assert not any(change.any() for change in changes)


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


def test_what_is_saved_is_said_in_bytes_and_multiplications():
    said = shown("size=128&open=kept").part(Prose).text
    values, products = 3 * 116 * 128, 3 * 116 * 128 * 27
    assert "25.0\u00a0% of the values" in said
    assert (
        f"{values / 1000:.0f}\u00a0kB instead of {4 * values / 1000:.0f}\u00a0kB"
        in said
    )
    assert f"{products // 4:,} instead of {products:,}" in said


def nodes_of(address):
    """Return the panels of a window's max nodes by their names."""
    played = shown(f"open=graph&{address}").part(Played)
    return {panel.name: panel.values for panel in played.scene.panels}


@pytest.mark.parametrize("place", [(0, 0), (1, 2), (2, 1)])
def test_the_max_nodes_are_those_of_the_window_of_a_cell_of_dy(place):
    address = f"dyr={place[0]}&dyc={place[1]}&map=1&seed=4"
    stage = lessons.scene("max-pooling", f"pass=backward&{address}")
    row, column = 2 * place[0], 2 * place[1]
    window = stage.panel("x").values[row : row + 2, column : column + 2]
    now = nodes_of(address)
    assert np.array_equal(now["x"], window)
    assert now["y"].item() == stage.panel("y").values[place]
    assert now["dy"].item() == stage.panel("dy").values[place]


@pytest.mark.parametrize(
    ("address", "shape"),
    [("kh=3&kw=4", (3, 4)), ("dyr=63&dyc=63", (2, 2)), ("p=1&dyr=0&dyc=0", (2, 2))],
)
def test_a_window_of_any_size_and_place_has_its_max_nodes(address, shape):
    now = nodes_of(address)
    assert now["x"].shape == now["mask"].shape == shape
    assert now["mask"].sum() == 1


def test_beside_the_max_nodes_there_is_a_maximum_only_and_both_directions():
    place = "dy=loss&dyr=1&dyc=1"
    now, average = (
        nodes_of(place),
        nodes_of(f"{place}&pool=average&pass=backward&batch=3"),
    )
    assert all(np.array_equal(now[name], average[name]) for name in now)
    bar = shown("open=graph").bar
    assert {"pass", "pool", "batch"} <= {*bar.without}
    assert not {"dy", "dyr", "dyc", "seed"} & {*bar.without}
    assert shown("open=graph").part(Check) is not None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_step_of_the_max_nodes_is_told_in_words(lang):
    sources = Sources(Texts(lang))
    for address in ("", "img=checkerboard&size=64", "p=1&dyr=0&dyc=0"):
        view = lessons.shown("max-pooling", f"open=graph&{address}", sources)
        header = header_of(view.part(Played))
        texts = header["texts"]
        assert all(texts["narration"][key] for key in header["narration"]["keys"])
        named = {panel["name"] for panel in header["panels"]}
        assert named <= texts["panels"].keys() & texts["names"].keys()
