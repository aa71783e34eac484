"""A Scene as a Plotly figure, read as plotly.js shows it, after jumps to any step."""

import json

import numpy as np
import plotly.graph_objects as go
import pytest

from drawing import animate
from drawing.animation.shapes import NOTHING, outline
from drawing.board import Board
from drawing.looks import looks, shade
from drawing.views.curve import Plot
from drawing.views.matrix import Matrix
from drawing.words.narration import narrate
from lessons.sources import Sources
from lessons.texts import Texts
from scenes.cells import Cells
from scenes.panels import Panel
from scenes.replay import Replay
from scenes.scene import Fill, Mark, Scene
from tests.drawing.played import LESSONS, played
from tests.drawing.reading import Reader
from tests.scenes.lessons import every_lesson

FEW = 2  # jumps in each figure


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_a_figure_shows_what_the_replay_says(name, address):
    check_scene(*played(name, address))


@pytest.mark.parametrize("scene", every_lesson().values(), ids=every_lesson())
def test_a_figure_of_any_scene_shows_what_the_replay_says(scene):
    check_scene(scene, {})


def check_scene(scene, texts):
    """Jump to any steps, and compare all that stands there."""
    reader, board = Reader(animate(scene, texts)), Board(scene, texts)
    for step in np.random.default_rng().integers(0, scene.steps, FEW).tolist():
        moment = Replay(scene).at(step)
        reader.go(step)
        for panel, values in moment.panels.items():
            check_panel(reader, board.views[panel], values)
        check_marks(reader, board, moment)
        check_lines(reader, board, moment)


def check_panel(reader, view, values):
    """Compare numbers, colours and what has not arrived with what should be there."""
    if not isinstance(view, Matrix):
        return check_letters(reader, view, values)
    check_maps(reader, view, values)
    if view.font:
        check_letters(reader, view, values)


def check_maps(reader, view, values):
    """Of each cell the uppermost is right: cover, patch, or map as it ends."""
    waiting = view.missing(values)
    hidden = waiting & False
    if reader.shape(f"cover {view.panel.name}"):
        hidden = reader.covered(view)
    assert np.array_equal(hidden, waiting)
    for number, own in enumerate(values.reshape(view.panel.sheet.shape)):
        heatmap, painted = (
            reader.maps[view.panel.name, number],
            view.painted(number, own),
        )
        patched = np.zeros(own.shape, bool)
        for part, colours in reader.patches(view, number):
            assert np.array_equal(colours, painted[part])
            patched[part] = True
        assert heatmap["zmax"] == view.look.range
        shown = ~waiting[number] & ~patched
        expected = shade(own, view.state(number))[shown]
        expected = np.where(np.isfinite(expected), expected, 0)
        assert np.allclose(heatmap["z"][shown], expected)


def check_letters(reader, view, values):
    """Every number stands in its cell, uppermost."""
    there, size = reader.letters(), view.font
    for cell, value in enumerate(values.ravel().tolist()):
        box = view.box(cell)
        if box is None or not np.isfinite(value) or not size:
            continue
        x, y, width, height = box[:4]
        place = x + width / 2, y + height / 2 + 0.35 * size
        near = there[tuple(float(f"{side:.2f}") for side in place)]
        assert view.look.print(value) == near


def check_marks(reader, board, moment):
    """Frames of the marks that stand, and of no others."""
    expected = {}
    for mark in board.scene.marks:
        expected.setdefault(f"mark {mark.panel}", []).append(NOTHING)
    for mark, cells in moment.marks:
        frames = map(outline, board.views[mark.panel].frames(cells))
        expected[f"mark {mark.panel}"].append("".join(frames))
    for name, paths in expected.items():
        assert {*reader.shape(name)} <= {*paths}
        assert {*paths} - {NOTHING} <= {*reader.shape(name)}


def check_lines(reader, board, moment):
    """Compare the sentence, the printed sum and the dots of the curves."""
    told, counted = reader.lines
    sentence = narrate(board.scene, moment, board.texts, board.looks)
    assert told.replace("<br>", "").replace(" ", "") == escaped(sentence)
    if moment.numbers:
        spans = [span for line in board.counted_lines(moment) for span in line]
        letters = "".join(span.letters for span in spans)
        assert counted.replace("<br>", "") == letters.strip()
    plots = [view for view in board.views.values() if isinstance(view, Plot)]
    dots = [dot for plot in plots for dot in plot.dots(moment.step) if dot]
    circles = [n for n in reader.image(1).iter() if n.get("rx") == "6"] if dots else []
    assert len(circles) == len(dots)


def escaped(sentence):
    """As HTML, without spaces: lines break where there was one."""
    return sentence.replace("&", "&amp;").replace("'", "&#x27;").replace(" ", "")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_speaks_the_readers_language_on_the_readers_ground(theme, lang):
    scene, texts = played("convolution", "", Sources(Texts(lang)))
    figure = animate(scene, texts, theme)
    grounds = {"light": "#ffffff", "dark": "#11141b"}
    assert figure.layout.paper_bgcolor == grounds[theme]
    told, _ = Reader(figure).go(3).lines
    assert told == narrate(scene, Replay(scene).at(3), texts, looks(scene, theme))


def test_it_begins_at_the_scenes_first_step():
    scene, texts = played("convolution", "pass=backward&way=full")
    figure = animate(scene, texts)
    assert scene.start > 0 and figure.layout.sliders[0].active == scene.start
    assert Reader(figure).layout == Reader(figure).go(scene.start).layout


def test_frames_change_the_layout_alone_and_nothing_is_redrawn():
    figure = animate(*played("relu", "pass=backward"))
    assert all(set(frame) == {"name", "layout"} for frame in figure.frames)
    places = figure.layout.sliders[0].steps
    buttons = figure.layout.updatemenus[0].buttons
    frames = [each.args[1]["frame"] for each in (*places, *buttons)]
    assert len(places) == len(figure.frames) == 25
    assert {frame["redraw"] for frame in frames} == {False}


def test_what_lies_under_a_cover_is_not_told_under_the_pointer():
    scene, texts = played("convolution", "")
    figure, x = animate(scene, texts), scene.panel("x").values.flat[0]
    by_name = {trace.name: trace for trace in figure.data}
    assert by_name["x"].text[0][0] == f"x[0, 0] = {x:.2f}"
    assert by_name["y"].hoverinfo == "skip" and by_name["y"].text is None


def test_images_that_lie_over_one_another_differ_in_size():
    """plotly.js takes images of one place and size for one."""
    images = animate(*played("convolution", "pass=backward")).layout.images
    assert len({(each.x, each.y, each.sizex, each.sizey) for each in images}) == 3


def test_it_is_a_figure_of_plotlys_that_can_be_written_and_waits_to_be_played():
    figure = animate(*played("relu", ""))
    assert isinstance(figure, go.Figure)
    assert len(json.loads(figure.to_json())["frames"]) == 25
    page = figure.to_html(include_plotlyjs=False)
    assert "Plotly.addFrames" in page and page.count("Plotly.animate(") == 1  # by keys


def test_what_is_written_has_no_button_that_sends_it_to_anybody():
    page = animate(*played("relu", "")).to_html(
        include_plotlyjs=False, config={"scrollZoom": True}
    )
    assert '"showSendToCloud": false' in page and '"scrollZoom": true' in page
    assert "cloud.plotly.com" not in page and "plot.ly" not in page


def test_chapters_stand_over_their_places_on_the_slider():
    scene, texts = played("backpropagation", "view=graph", Sources(Texts("zh")))
    figure = animate(scene, texts)
    _, *menus = figure.layout.updatemenus
    own = [(m.buttons[0].label, *m.buttons[0].args[0]) for m in menus]
    titles = texts["chapters"]["names"]
    assert own == [(titles[c.name], str(c.step)) for c in scene.chapters]
    slider, ends = figure.layout.sliders[0], scene.steps - 1
    for menu, chapter in zip(menus[:-1], scene.chapters, strict=False):
        place = slider.x + slider.len * chapter.step / ends
        assert menu.x == pytest.approx(place, abs=0.01)
    assert menus[-2].x < menus[-1].x < 1 - 0.03  # the last begins too near to the end


def test_the_names_of_edges_stand_over_what_comes_of_them():
    scene, texts = played("im2col", "open=graph", Sources(Texts("zh")))
    board = Board(scene, texts)
    named = [item for item in board.frame() if item.about[:1] == ("edges",)]
    groups = [
        (edges.name, lines)
        for edges, lines in zip(scene.edges, board.lines, strict=True)
    ]
    expected = {n: lines.ends[1][:, 0].mean() for n, lines in groups if n}
    assert {item.about[1]: item.x for item in named} == pytest.approx(expected)
    assert [item.letters for item in named] == [texts["names"][n] for n in expected]
    nodes = [box for view in board.views.values() for box in view.frames(np.arange(1))]
    assert max(item.y for item in named) < min(y for _, y, *_ in nodes)


def test_figures_stay_small():
    for address in ("", "pass=backward", "pass=backward&way=col2im"):
        few = animate(*played("convolution", f"rgb=1&n=20&kh=5&kw=5&{address}"))
        assert len(few.frames) == 256 and len(few.to_json()) < 1.5e6
    many = animate(*played("convolution", "rgb=1&n=32&pass=backward&way=col2im"))
    assert len(many.frames) == 900 and len(many.to_json()) < 5e6


def test_of_very_many_steps_a_figure_has_some_by_their_own_numbers():
    cells = Cells.one_by_one(2500)
    y = Panel("y", np.zeros((50, 50)))
    fills = (Fill("y", cells, np.arange(2500.0)),)
    figure = animate(Scene(2500, (y,), (Mark("y", cells),), fills, start=1000))
    names = [int(frame["name"]) for frame in figure.frames]
    assert names == [*range(0, 2500, 3)]
    assert names[figure.layout.sliders[0].active] == 999
    assert [step.label for step in figure.layout.sliders[0].steps][-1] == "2499"


def test_a_cell_of_a_notebook_shows_it_waiting(monkeypatch):
    asked = {}
    monkeypatch.setattr("plotly.io.show", lambda figure, **how: asked.update(how))
    animate(*played("relu", ""))._ipython_display_()
    assert asked["auto_play"] is False and not asked["config"]["showSendToCloud"]
