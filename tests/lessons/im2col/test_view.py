"""What the im2col lesson shows at an address."""

import numpy as np
import pytest

import lessons
from lessons.common.geometry import misfit
from lessons.parts import Check, Explanation, Lens, Links, Measurement, Played, Prose
from lessons.sources import Sources
from lessons.texts import Texts
from scenes.windows import Geometry
from tests.lessons.packing import header_of

EN = Sources(Texts("en"))


def scene(address):
    return lessons.scene("im2col", address)


def shapes_of(address):
    return {panel.name: panel.values.shape for panel in scene(address).panels}


def facts_of(address):
    return lessons.shown("im2col", address).part(Played).facts


def test_the_lesson_opens_on_few_cells_and_a_column_that_says_something():
    assert shapes_of("") == {
        "x": (1, 4, 4),
        "patch": (1, 2, 2),
        "filter": (1, 2, 2),
        "w": (3, 4),
        "cols": (4, 9),
        "product": (3, 9),
        "maps": (3, 3, 3),
    }
    shown = scene("")
    assert abs(shown.panel("product").values[0, shown.start]) > 0


@pytest.mark.parametrize(
    ("stride", "shapes", "often", "ratio"),
    [
        (
            1,
            "3×27 · 27×36 = 3×36, folded into 3×6×6",
            "of each pixel",
            "= 9",
        ),
        (2, "3×27 · 27×9 = 3×9, folded into 3×3×3", "on average", "= 2.25"),
        (4, "3×27 · 27×4 = 3×4, folded into 3×2×2", "on average", "= 0.5625"),
    ],
)
def test_facts_say_what_the_product_is_folded_into_and_how_often_pixels_are_copied(
    stride, shapes, often, ratio
):
    facts = facts_of(f"s={stride}&n=8&kh=3&kw=3&rgb=1")
    assert facts[3].endswith(shapes)
    assert often in facts[4] and facts[4].endswith(f"KH·KW / S² {ratio}")


def test_the_address_sets_the_window_the_filter_and_the_layout():
    address = "rgb=0&n=5&kh=3&kw=2&s=2&p=1&layout=rows&map=2"
    shapes = shapes_of(address)
    assert shapes["cols"] == (9, 6)
    assert shapes["w"] == (6, 3)
    assert shapes["product"] == (9, 3)
    assert scene(address).panel("maps").front == 2


OLDER = "example=small&filter=typed&k=1,0;0,-1|0,1;-1,0|1,1;-1,-1/1"


@pytest.mark.parametrize("address", ["example=deep", "example=deep&rgb=1", OLDER])
def test_the_deep_example_is_whole_numbers_wherever_it_is_opened(address):
    assert shapes_of(address)["cols"] == (12, 9)
    about = lessons.shown("im2col", address).part(Prose).text
    assert "3·2·2 = 12 products" in about
    y = scene(address).panel("product").values
    assert y.ravel().tolist() == [-2, -1, -3, -5, -1, 9, 4, -2, -2]


def test_numbers_are_counted_as_the_panels_say():
    address = "n=6&kh=3&kw=3&p=5"
    sizes = {name: np.prod(shape) for name, shape in shapes_of(address).items()}
    times = sizes["cols"] / sizes["x"]
    assert f"X_col: {times:.1f} times as many numbers as x" in facts_of(address)


@pytest.mark.parametrize("rgb", [0, 1])
def test_the_large_example_is_really_computed_whatever_the_controls_say(rgb):
    address = f"example=large&rgb={rgb}&kh=2&s=1&filter=box&map=95"
    assert shapes_of(address)["x"] == (3, 227, 227)
    assert shapes_of(address)["cols"] == (363, 3025)
    assert scene(address).steps == 3025


def test_the_large_example_does_not_run_backward_and_no_control_says_so():
    view = lessons.shown("im2col", "example=large&pass=backward&dy=one")
    assert "dw" not in shapes_of("example=large&pass=backward")
    assert view.part(Check) is None
    assert {"pass", "grad", "dy", "dyr", "dyc", "seed"} <= set(view.bar.without)


@pytest.mark.parametrize(
    "address",
    [
        "kh=0&s=99&p=-1&d=x&n=32&map=96",
        "filter=nonsense&k=1;;2|/&r0=9999&layout=diagonal",
        "filter=typed&k=1,2;3/0&example=huge&map=7",
    ],
)
def test_bad_values_in_the_address_fall_back(address):
    assert scene(address).steps > 0


def test_a_kernel_larger_than_the_lens_explains_itself_and_offers_nothing_else():
    view = lessons.shown("im2col", "n=4&kh=11&kw=11&open=costs&pass=backward")
    problem = misfit(EN, (4, 4), Geometry((11, 11)))
    assert view.main == (Explanation(problem),)
    assert "11" in problem
    assert view.part(Links) == Links((), "")
    assert view.part(Check) is None


def test_a_link_that_names_a_kernel_alone_opens_on_a_lens_that_holds_it():
    assert shapes_of("kh=5&kw=5")["x"] == (1, 5, 5)


@pytest.mark.parametrize("bias", ["1", "-0.35"])
def test_what_comes_in_is_what_the_filters_meet_and_the_bias_is_one_more_term(bias):
    played = lessons.shown("im2col", f"n=5&b={bias}").part(Played)
    panels = {panel.name: panel.values for panel in played.scene.panels}
    assert np.allclose(panels["w"] @ panels["cols"] + float(bias), panels["product"])
    assert header_of(played)["equation"]["bias"] == float(bias)
    assert panels["b"].tolist() == [[float(bias)]] * 3
    shapes = "W_col · X_col + b: 3×4 · 4×16 + 3×1 = 3×16"
    assert any(fact.startswith(shapes) for fact in played.facts)


@pytest.mark.parametrize("address", ["", "example=large&b=1"])
def test_where_nothing_is_added_there_is_no_bias(address):
    assert "b" not in shapes_of(address)
    assert scene(address).equation.bias is None


@pytest.mark.parametrize("layout", ["columns", "rows"])
def test_backward_shows_the_gradient_of_the_weights_the_biases_or_the_input(layout):
    address = f"pass=backward&n=5&layout={layout}"
    assert {"dy", "dmaps", "cols", "w", "dw"} <= shapes_of(address).keys()
    assert {"dy", "dmaps", "ones", "db"} == shapes_of(f"{address}&grad=db").keys()
    address += "&grad=dx"
    assert {"dy", "dmaps", "dcols", "dx", "count"} <= shapes_of(address).keys()


def test_a_single_cell_of_the_gradient_stands_in_the_map_on_show():
    maps = scene("pass=backward&dy=one&dyr=1&dyc=0&map=2").panel("dmaps")
    assert np.argwhere(maps.values).tolist() == [[2, 1, 0]]
    assert maps.choose


def test_backward_the_gradients_can_be_checked():
    check = lessons.shown("im2col", "pass=backward&rgb=1&p=1").part(Check).make()
    *_, last = check.run(1e-5)
    assert {part.name for part in last.compared} == {"x", "w", "b"}
    assert all(np.abs(part.difference).max() < 1e-6 for part in last.compared)


@pytest.mark.parametrize("example", ["small", "deep", "large"])
def test_an_example_needs_no_lens(example):
    assert lessons.shown("im2col", f"example={example}").part(Lens) is None
    assert lessons.shown("im2col", "").part(Lens).box[2:] == (4, 4)


@pytest.mark.parametrize(
    ("address", "job"),
    [
        (
            "open=costs&kh=3&kw=2&s=2&filter=box,random&rgb=1",
            {"kernel": (3, 2), "stride": 2, "filters": 2, "channels": 3},
        ),
        (
            "open=costs&example=large&kh=3&filter=box&rgb=0",
            {"kernel": (11, 11), "stride": 4, "filters": 96, "channels": 3},
        ),
    ],
)
def test_in_the_stages_place_is_measured_what_the_stage_would_play(address, job):
    view = lessons.shown("im2col", address)
    assert view.part(Played) is None
    assert view.part(Measurement).job == job


def test_the_size_formula_leads_to_the_large_examples_matrices():
    assert facts_of("example=large")[:4] == (
        "OH = OW = ⌊(H − KH + 2·P) / S⌋ + 1 = ⌊(227 − 11 + 2·0) / 4⌋ + 1 = 55",
        "11·11·3 = 363, 55·55 = 3025, filters: 96",
        "X_col: 7.1 times as many numbers as x",
        "W_col · X_col: 96×363 · 363×3025 = 96×3025, folded into 96×55×55",
    )


def test_the_size_formula_is_that_of_the_present_numbers():
    facts = facts_of("n=9&kh=3&kw=2&s=2&p=1&rgb=1")
    assert facts[0] == "OH = ⌊(H − KH + 2·P) / S⌋ + 1 = ⌊(9 − 3 + 2·1) / 2⌋ + 1 = 5"
    assert facts[1] == "OW = ⌊(W − KW + 2·P) / S⌋ + 1 = ⌊(9 − 2 + 2·1) / 2⌋ + 1 = 5"
    assert facts[2] == "3·2·3 = 18, 5·5 = 25, filters: 3"
    dilated = "OH = OW = ⌊(H + 2·P − D·(KH − 1) − 1) / S⌋ + 1 = ⌊(9 + 2·0 − 2·(3"
    assert facts_of("n=9&kh=3&kw=3&d=2")[0].startswith(dilated)


@pytest.mark.parametrize(
    ("layout", "own", "other"),
    [("columns", "363×3025", "3025×363"), ("rows", "3025×363", "363×3025")],
)
def test_where_the_layout_is_switched_both_sizes_are_named(layout, own, other):
    note = lessons.shown("im2col", f"example=large&layout={layout}").bar.notes["layout"]
    assert note.index(own) < note.index(other)


def test_the_small_example_is_that_of_the_convolution_lesson_both_ways():
    forward, backward = (
        {panel.name: panel.values for panel in scene(address).panels}
        for address in ("example=small", "example=small&pass=backward&dy=ones")
    )
    assert forward["x"].tolist() == [[[1, 2, 0], [0, 1, 3], [2, 1, 0]]]
    assert forward["w"].tolist() == [[1, -1, 2, 0]]
    assert forward["product"].tolist() == [[-1, 4, 3, 0]]
    y = lessons.scene("convolution", "example=small").panel("y").values
    assert np.array_equal(forward["maps"].reshape(y.shape), y)
    address = "example=small&pass=backward&dy=ones"
    dw = lessons.scene("convolution", address).panel("dw").values
    assert np.array_equal(backward["dw"].ravel(), dw.ravel())
    assert dw.ravel().tolist() == [4, 6, 4, 5]


def test_the_products_that_are_told_are_those_of_the_present_kernel():
    view = lessons.shown("im2col", "example=deep&kh=3&kw=2")
    assert "3·3·2 = 18 products" in view.part(Prose).text
    assert (
        "1·2·2 = 4 products"
        in lessons.shown("im2col", "example=small").part(Prose).text
    )


def test_a_gradient_that_no_window_reaches_is_said_to_be_0():
    facts = facts_of("n=5&s=2&pass=backward&grad=dx")
    assert facts[-1].startswith("Hatched") and facts[-1].endswith("gradient is 0")


def test_where_patches_are_rows_the_title_says_whose_transpose_the_matrix_is():
    texts = lessons.shown("im2col", "example=large&layout=rows").part(Played).texts
    assert texts["panels"]["cols"] == "X_row = X_colᵀ"
    assert texts["names"]["cols"] == "X_row"  # of a cell, X_row[0, 1] = 0.2
    back = lessons.shown("im2col", "layout=rows&pass=backward").part(Played).texts
    assert back["names"]["cols"] == "X_rowᵀ"
