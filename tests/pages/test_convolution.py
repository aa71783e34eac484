import pytest

from tests.payloads import stage_of
from ui.work.slot import definition_slot


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_a_scene_that_shows_something(open_page, lang):
    app = open_page("convolution", lang=lang)
    assert not app.exception
    header, array = stage_of(app)
    y = array(next(p for p in header["panels"] if p["name"] == "y")["values"])
    assert header["steps"] == y.size
    assert abs(y.flat[header["start"]]) > 0


def test_the_address_sets_kernel_stride_and_padding(open_page):
    app = open_page("convolution", n=12, kh=5, kw=3, s=2, p=1, filter="box")
    header, _ = stage_of(app)
    shapes = {p["name"]: p["values"]["shape"] for p in header["panels"]}
    assert shapes == {"x": [1, 14, 14], "w": [1, 5, 3], "y": [1, 5, 6]}


def test_an_rgb_picture_has_one_plane_and_one_kernel_slice_a_channel(open_page):
    header, _ = stage_of(open_page("convolution", rgb=1, n=8, filter="box"))
    shapes = {p["name"]: p["values"]["shape"] for p in header["panels"]}
    assert shapes == {"x": [3, 8, 8], "w": [3, 3, 3], "y": [1, 6, 6]}
    assert [g["label"] for g in header["equation"]["groups"]] == ["R", "G", "B"]
    assert header["equation"]["divisor"] == 27


def test_same_padding_keeps_the_size_and_says_where_an_even_kernel_pads_more(
    open_page,
):
    app = open_page("convolution", n=8, kh=4, kw=4, same=1, filter="box")
    header, _ = stage_of(app)
    shapes = {p["name"]: p["values"]["shape"] for p in header["panels"]}
    assert shapes["y"] == [1, 8, 8]
    assert shapes["x"] == [1, 11, 11]


def test_a_kernel_larger_than_the_input_explains_itself(open_page):
    app = open_page("convolution", n=4, kh=11, kw=11)
    assert not app.exception
    assert "11" in app.info[0].value and "4" in app.info[0].value


def test_the_typed_kernel_comes_out_of_the_address(open_page):
    kernel = "1,2,3;4,5,6;7,8,9/2"
    app = open_page("convolution", filter="box,typed", k=kernel, map=1)
    header, array = stage_of(app)
    w = next(p for p in header["panels"] if p["name"] == "w")
    assert array(w["values"]).ravel().tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert header["equation"]["divisor"] == 2


def test_true_convolution_turns_the_kernel(open_page):
    kernel = "1,2,3;4,5,6;7,8,9/1"
    app = open_page("convolution", filter="typed", k=kernel, flip=1)
    header, array = stage_of(app)
    w = next(p for p in header["panels"] if p["name"] == "w")
    assert array(w["values"]).ravel().tolist() == [9, 8, 7, 6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    "query",
    [
        {"kh": "0", "s": "99", "p": "-1", "d": "x", "b": "1e9", "n": "", "map": "7"},
        {"filter": "nonsense", "k": "1;;2|/", "r0": "9999", "c0": "-3"},
        {"filter": "typed", "k": "1,2;3/0", "img": "nothing", "size": "7"},
    ],
)
def test_bad_values_in_the_address_fall_back(open_page, query):
    app = open_page("convolution", **query)
    assert not app.exception
    assert stage_of(app)[0]["steps"] > 0


def test_the_definition_gives_the_engines_numbers(open_page):
    app = open_page("convolution", n=6, rgb=1, kh=3, d=2, p=1, lang="en")
    app.button[0].click().run()
    assert not app.exception
    said = app.text[0].value
    assert said.startswith("16 outputs.")
    assert float(said.split("engine: ")[1].split(". ")[0]) < 1e-12


def test_the_definition_waits_while_somebody_else_runs_it(open_page):
    definition_slot().claim("somebody else")
    try:
        app = open_page("convolution", n=6)
        app.button[0].click().run()
        assert app.info and not app.text
    finally:
        definition_slot().release("somebody else")


def test_a_single_weight_is_spoken_of_as_one(open_page):
    app = open_page("convolution", lang="en", kh=1, kw=1, filter="identity")
    assert "one value times its" in stage_of(app)[0]["texts"]["narration"]["window"]
