"""Each file holds the numbers that the scene has at the step."""

import csv
import json
import re
from importlib import import_module
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from drawing.board import Board
from exports.order import SIZES, Refused
from scenes.replay import Replay
from tests.exports.ordering import never, ordered, page

STATES = [
    page(kh="5", b="0.25"),
    page("max-pooling", lang="zh", theme="dark", **{"pass": "backward"}),
    page("backpropagation", view="graph"),
]
STEP = 5


def written(work, path):
    """Have the file written."""
    import_module(f"exports.formats.{work.order.format}").write(work, path, never)
    return path


def moment(work):
    return Replay(work.scene).at(STEP)


@pytest.mark.parametrize("about", STATES)
def test_npz_holds_what_every_panel_shows_after_the_step(about, tmp_path):
    work = ordered("npz", about=about, step=STEP)
    panels = moment(work).panels
    with np.load(written(work, tmp_path / "file")) as found:
        assert {*panels} <= {*found}
        for name, values in panels.items():
            assert found[name].dtype == values.dtype
            assert np.array_equal(found[name], values, equal_nan=True)


@pytest.mark.parametrize("about", STATES)
def test_csv_has_every_table_with_its_name_and_its_shape(about, tmp_path):
    work = ordered("csv", about=about, step=STEP)
    tables = read_tables(written(work, tmp_path / "file").read_text("utf-8-sig"))
    for name, values in moment(work).panels.items():
        sheet = values if values.ndim == 3 else values[None]
        for number, own in enumerate(sheet):
            shape, found = tables[f"{name}[{number}]" if values.ndim == 3 else name]
            assert shape == " × ".join(map(str, own.shape))
            assert np.array_equal(found, np.atleast_2d(own), equal_nan=True)


def read_tables(text):
    """Parse tables by name: shape, and numbers in all their digits."""
    blocks = [block.splitlines() for block in text.replace("\r", "").split("\n\n")]
    tables = {}
    for head, *rows in filter(None, blocks):
        name, shape = next(csv.reader([head]))
        cells = [[float(v) if v else np.nan for v in row] for row in csv.reader(rows)]
        tables[name] = shape, np.array(cells)
    return tables


@pytest.mark.parametrize("about", STATES)
@pytest.mark.parametrize("size", SIZES)
def test_svg_says_every_number_and_word_in_letters(about, size, tmp_path):
    work = ordered("svg", about=about, step=STEP, size=size)
    root = ElementTree.parse(written(work, tmp_path / "file")).getroot()
    texts = {
        "".join(n.itertext()) for n in root.iter("{http://www.w3.org/2000/svg}text")
    }
    board = Board(work.scene, work.texts, work.theme, SIZES[size])
    assert (root.get("width"), root.get("height")) == tuple(map(str, SIZES[size]))
    assert {work.texts["title"], *board.told_lines(moment(work))} <= texts
    for name, values in moment(work).panels.items():
        if getattr(board.views[name], "font", 0):
            look = board.looks[name]
            numbers = {look.print(v) for v in values.flat if np.isfinite(v)}
            assert numbers <= texts


@pytest.mark.parametrize("about", STATES[:2])
def test_png_has_the_colours_of_the_cells(about, tmp_path):
    work = ordered("png", about=about, step=STEP)
    picture = np.asarray(Image.open(written(work, tmp_path / "file")))
    assert picture.shape == (1440, 2560, 3)
    board = Board(work.scene, work.texts, work.theme, work.size)
    for name, values in moment(work).panels.items():
        view = board.views[name]
        for number, own in enumerate(values.reshape(view.panel.sheet.shape)):
            (x, y), (across, down) = view.corner(number), view.place.cell
            rows, columns = own.shape
            ys = 2 * (y + down * (np.arange(rows) + 0.15))
            xs = 2 * (x + across * (np.arange(columns) + 0.1))
            found = picture[np.ix_(ys.astype(int), xs.astype(int))]
            state = view.state(number)
            plain = state is None or not state.any()
            assert not plain or np.array_equal(found, view.painted(number, own))


def test_html_is_one_page_with_plotly_inside_that_loads_nothing(tmp_path):
    work = ordered("html", about=page(kh="2", lang="zh"), step=STEP)
    text = written(work, tmp_path / "file").read_text("utf-8")
    assert not re.findall(r'<(?:script|link|img)[^>]* (?:src|href)="', text)
    assert json.dumps(work.texts["title"])[1:-1] in text


def test_a_network_is_taken_along_with_all_its_maps(tmp_path):
    work = ordered("npz", about=page("explore", size="64"))
    with np.load(written(work, tmp_path / "file")) as found:
        assert found["picture"].shape[-1] == 64 and found["conv1"].ndim == 3


@pytest.mark.parametrize(("form", "kind"), [("svg", "scene"), ("npz", "numbers")])
def test_where_there_is_nothing_it_is_refused_by_its_kind(form, kind, tmp_path):
    with pytest.raises(Refused) as refusal:
        written(ordered(form, about=page("training")), tmp_path / "file")
    assert refusal.value.kind == kind
