import numpy as np
import pytest

from tests.payloads import stage_of


def shapes_of(app):
    header, _ = stage_of(app)
    return {p["name"]: p["values"]["shape"] for p in header["panels"]}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_few_cells_and_a_column_that_says_something(
    open_page, lang
):
    app = open_page("im2col", lang=lang)
    assert not app.exception
    header, array = stage_of(app)
    assert shapes_of(app) == {
        "x": [1, 4, 4],
        "patch": [1, 2, 2],
        "w": [1, 3, 4],
        "cols": [1, 4, 9],
        "product": [1, 3, 9],
        "maps": [3, 3, 3],
    }
    y = array(next(p for p in header["panels"] if p["name"] == "product")["values"])
    assert abs(y[0, 0, header["start"]]) > 0


def test_facts_say_what_the_product_is_folded_into_and_how_often_pixels_are_copied(
    open_page,
):
    query = {"n": 8, "kh": 3, "kw": 3, "rgb": 1, "lang": "en"}
    cases = {
        1: ("3×27 · 27×36 = 3×36, folded into 3×6×6", "each pixel is copied", "= 9"),
        2: ("3×27 · 27×9 = 3×9, folded into 3×3×3", "on average", "= 2.25"),
        4: ("3×27 · 27×4 = 3×4, folded into 3×2×2", "on average", "≈ 0.562"),
    }
    for stride, (shapes, often, ratio) in cases.items():
        facts = stage_of(open_page("im2col", s=stride, **query))[0]["facts"]
        assert facts[0].endswith(shapes)
        assert often in facts[2] and f"KH·KW / S² {ratio} times" in facts[2]


def test_the_address_sets_the_window_the_filter_and_the_layout(open_page):
    app = open_page("im2col", rgb=0, n=5, kh=3, kw=2, s=2, p=1, layout="rows", map=2)
    shapes = shapes_of(app)
    assert shapes["cols"] == [1, 9, 6]
    assert shapes["w"] == [1, 6, 3]
    assert shapes["product"] == [1, 9, 3]
    maps = next(p for p in stage_of(app)[0]["panels"] if p["name"] == "maps")
    assert maps["front"] == 2


def test_the_small_example_is_whole_numbers(open_page):
    kernel = "1,0;0,-1|0,1;-1,0|1,1;-1,-1/1"
    app = open_page("im2col", example="small", filter="typed", k=kernel, kh=2, kw=2)
    header, array = stage_of(app)
    assert shapes_of(app)["cols"] == [1, 12, 9]
    y = array(next(p for p in header["panels"] if p["name"] == "product")["values"])
    assert y.ravel().tolist() == [-2, -1, -3, -5, -1, 9, 4, -2, -2]


def test_numbers_are_counted_as_the_panels_say(open_page):
    app = open_page("im2col", lang="en", n=6, kh=3, kw=3, p=5)
    sizes = {name: np.prod(shape) for name, shape in shapes_of(app).items()}
    times = sizes["cols"] / sizes["x"]
    facts = stage_of(app)[0]["facts"]
    assert f"X_col: {times:.1f} times as many numbers as x" in facts


@pytest.mark.parametrize("rgb", [0, 1])
def test_the_large_example_is_really_computed_whatever_the_controls_say(open_page, rgb):
    sliders = {"kh": 2, "s": 1, "filter": "box", "map": 95}
    app = open_page("im2col", example="large", rgb=rgb, **sliders)
    assert not app.exception
    assert shapes_of(app)["x"] == [3, 227, 227]
    assert shapes_of(app)["cols"] == [1, 363, 3025]
    assert stage_of(app)[0]["steps"] == 3025


@pytest.mark.parametrize(
    "query",
    [
        {"kh": "0", "s": "99", "p": "-1", "d": "x", "n": "32", "map": "96"},
        {"filter": "nonsense", "k": "1;;2|/", "r0": "9999", "layout": "diagonal"},
        {"filter": "typed", "k": "1,2;3/0", "example": "huge", "map": "7"},
    ],
)
def test_bad_values_in_the_address_fall_back(open_page, query):
    app = open_page("im2col", **query)
    assert not app.exception
    assert stage_of(app)[0]["steps"] > 0


def test_a_kernel_larger_than_the_lens_explains_itself(open_page):
    app = open_page("im2col", n=4, kh=11, kw=11)
    assert not app.exception
    assert "11" in app.info[0].value


def test_a_link_that_names_a_kernel_alone_opens_on_a_lens_that_holds_it(open_page):
    app = open_page("im2col", kh=5, kw=5)
    assert not app.info
    assert shapes_of(app)["x"] == [1, 5, 5]


def test_what_comes_in_is_what_the_filters_meet(open_page):
    header, array = stage_of(open_page("im2col", n=5))
    panels = {p["name"]: array(p["values"]) for p in header["panels"]}
    y = panels["w"][0] @ panels["cols"][0]
    assert np.allclose(y, panels["product"][0])


@pytest.mark.parametrize("layout", ["columns", "rows"])
def test_backward_shows_the_gradient_of_the_weights_or_of_the_input(open_page, layout):
    query = {"pass": "backward", "n": 5, "layout": layout}
    app = open_page("im2col", **query)
    assert not app.exception
    assert {"dy", "dmaps", "cols", "w", "dw"} <= shapes_of(app).keys()
    app = open_page("im2col", grad="dx", **query)
    assert not app.exception
    assert {"dy", "dmaps", "dcols", "dx", "count"} <= shapes_of(app).keys()


def test_a_single_cell_of_the_gradient_stands_in_the_map_on_show(open_page):
    query = {"pass": "backward", "dy": "one", "dyr": 1, "dyc": 0, "map": 2}
    header, array = stage_of(open_page("im2col", **query))
    maps = next(p for p in header["panels"] if p["name"] == "dmaps")
    assert np.argwhere(array(maps["values"])).tolist() == [[2, 1, 0]]
    assert maps["choose"]


def test_the_large_example_does_not_run_backward(open_page):
    app = open_page("im2col", example="large", **{"pass": "backward"})
    assert not app.exception
    assert "dw" not in shapes_of(app)
