import pytest

from tests.lessons.written import number_in
from tests.mounts import address_of
from tests.payloads import stage_of
from ui.work.slot import definition_slot


def panels_of(app):
    header, array = stage_of(app)
    return {p["name"]: array(p["values"]) for p in header["panels"] if "values" in p}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_a_scene_that_shows_something(open_page, lang):
    app = open_page("convolution", lang=lang)
    assert not app.exception
    header, array = stage_of(app)
    y = array(next(p for p in header["panels"] if p["name"] == "y")["values"])
    assert header["steps"] == y.size
    assert abs(y.flat[header["start"]]) > 0


@pytest.mark.parametrize("query", [{}, {"pass": "backward"}])
def test_a_kernel_larger_than_the_input_explains_itself(open_page, query):
    app = open_page("convolution", n=4, kh=11, kw=11, **query)
    assert not app.exception
    assert "11" in app.info[0].value and "4" in app.info[0].value


@pytest.mark.parametrize(
    "query",
    [
        {"kh": "0", "s": "99", "p": "-1", "d": "x", "b": "1e9", "n": "", "map": "7"},
        {"filter": "nonsense", "k": "1;;2|/", "r0": "9999", "c0": "-3"},
        {"filter": "typed", "k": "1,2;3/0", "img": "nothing", "size": "7"},
        {"pin": "k.1R2R_s.99", "way": "sideways", "batch": "0", "example": "large"},
    ],
)
def test_bad_values_in_the_address_fall_back(open_page, query):
    app = open_page("convolution", **query)
    assert not app.exception
    assert stage_of(app)[0]["steps"] > 0


def test_what_is_pinned_outlives_undo_and_a_reload_and_goes_with_a_link(open_page):
    app = open_page("convolution", pin="s.2")
    history = app.session_state["layerscope"].history("convolution")
    history.change({"s": "3"})
    changed = panels_of(app.run())
    assert (changed["pinned"].shape, changed["y"].shape) == ((1, 3, 3), (1, 2, 2))
    link = {key: text for key, text in address_of(app).items() if text}
    assert link == {"s": "3", "pin": "s.2"}
    assert (
        panels_of(open_page("convolution", **link))["pinned"] == changed["pinned"]
    ).all()
    history.change({"pin": ""})
    assert "pinned" not in panels_of(app.run())
    history.undo()
    assert (panels_of(app.run())["pinned"] == changed["pinned"]).all()


def test_the_definition_is_run_where_its_source_is_open(open_page):
    app = open_page("convolution", n=6, lang="en")
    app.session_state["source-convolution"] = True
    app.run()
    assert not app.exception
    assert app.code[1].value.startswith("def conv2d_naive")
    assert "Parameters" not in app.code[1].value
    assert any(said.value.startswith("| 16 outputs |") for said in app.markdown)


def test_the_code_is_written_as_the_reader_chooses_beside_it(open_page):
    app = open_page("convolution", n=6, lang="en")
    app.session_state["source-convolution"] = True
    app.run().radio[0].set_value("textbook").run()
    assert app.code[0].value.endswith("conv_forward(x, w, b, stride=1, pad=0)")
    assert app.code[1].value.startswith("def conv_forward")
    assert "conv2d_naive" not in app.code[1].value
    assert address_of(app)["source"] == "textbook"


def test_the_definition_waits_while_somebody_else_runs_it(open_page):
    app = open_page("convolution", n=32, kh=11, kw=11)
    app.session_state["source-convolution"] = True
    definition_slot().claim("somebody else")
    try:
        app.run().button[0].click().run()
        said = [each.value for each in app.markdown]
        assert app.info and not any("outputs" in each for each in said)
    finally:
        definition_slot().release("somebody else")


def test_the_gradient_check_agrees_on_the_lesson(open_page, monkeypatch):
    monkeypatch.setattr("ui.work.gradient_check.SLICE", 60)
    query = {"pass": "backward", "lang": "en", "n": 4, "p": 1, "filter": "sharpen"}
    app = open_page("convolution", **query)
    app.session_state["gradient-open"] = True
    app.run()
    next(b for b in app.button if b.label == "Run the check").click().run()
    assert not app.exception
    said = [text.value for text in app.text]
    assert [line.split(":")[0] for line in said] == ["dx", "dw", "db"]
    apart = [line.split("difference ")[1].split(" ")[0] for line in said]
    assert max(map(number_in, apart)) < 1e-8
