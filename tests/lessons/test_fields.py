import pytest

from lessons.fields import (
    Choice,
    Hidden,
    Ladder,
    Number,
    Numbers,
    Several,
    Slider,
    Switch,
)

STRIDE = Slider("s", 1, 4, 1)
SCALE = Slider("scale", 0, 1, 0.5, step=0.1)
BIAS = Number("b", -10, 10, 0)
SIZE = Choice("size", (32, 64, 128), 128)
RATE = Ladder("lr", (0.0001, 0.01, 1), 0.01)
FILTERS = Several("filter", ("box", "blur", "sobel"), ("sobel",), most=2)
FLIP = Switch("flip")
KERNEL = Hidden("k", "", r"[0-9,.-]{0,20}")
SIGNAL = Numbers("x", (1, 2, -1))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (STRIDE, "3", 3),
        (SCALE, "0.3", 0.3),
        (SCALE, "0.31", 0.3),
        (SCALE, "1", 1),
        (BIAS, "-2.5", -2.5),
        (SIZE, "64", 64),
        (RATE, "0.0001", 0.0001),
        (RATE, "1", 1),
        (FILTERS, "blur,box", ("blur", "box")),
        (FLIP, "1", True),
        (FLIP, "0", False),
        (KERNEL, "1,-2", "1,-2"),
        (SIGNAL, "0.25,-3,99", (0.25, -3, 99)),
        (STRIDE, "３", 3),
        (SCALE, "0,3", 0.3),
        (BIAS, "−２．５", -2.5),
        (SIZE, "６４", 64),
        (RATE, "０．０１", 0.01),
        (KERNEL, "１，－２", "1,-2"),
        (SIGNAL, "０．５，–３，１", (0.5, -3, 1)),
    ],
)
def test_a_text_becomes_a_value_and_back(field, text, value):
    assert field.parse(text) == value
    assert field.parse(field.write(value)) == value


@pytest.mark.parametrize(
    "field", [STRIDE, SCALE, BIAS, SIZE, RATE, FILTERS, FLIP, SIGNAL]
)
@pytest.mark.parametrize(
    "text", [None, "", "x", "1e999", "nan", "-99", "box,box,blur,sobel", "💥" * 999]
)
def test_what_is_no_value_becomes_the_default(field, text):
    assert field.parse(text) == field.default


def test_whole_numbers_stay_whole():
    assert isinstance(STRIDE.parse("3"), int)
    assert STRIDE.write(3.0) == "3"


def test_tenths_are_written_as_tenths():
    assert SCALE.write(SCALE.parse("0.3")) == "0.3"


def test_an_empty_list_is_no_choice():
    assert FILTERS.parse("") == ("sobel",)


def test_one_option_named_twice_counts_once():
    assert FILTERS.parse("box,box") == ("box",)


def test_a_pattern_has_to_fit_the_whole_text():
    assert KERNEL.parse("1,2<script>") == ""
    assert KERNEL.parse("1," * 11) == ""
    assert KERNEL.parse(None) == ""


def test_a_field_knows_its_kind_and_its_popover():
    assert Slider("d", 1, 3, 1, group="more").group == "more"
    assert [f.kind for f in (STRIDE, BIAS, FLIP)] == ["slider", "number", "switch"]


@pytest.mark.parametrize(
    "text", ["1,2", "1,2,3,4", "1,2,", "1,nan,2", "1,inf,2", "1,2,100"]
)
def test_other_numbers_than_so_many_fall_back(text):
    assert SIGNAL.parse(text) == SIGNAL.default


@pytest.mark.parametrize(
    ("number", "taken"), [(0.5, 0.5), (0.126, 0.13), (1e9, 99), (-1e9, -99)]
)
def test_a_typed_number_takes_its_place_within_bounds(number, taken):
    assert SIGNAL.typed((1, 2, 3), 1, number) == (1, taken, 3)


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ({"example": "small"}, 2),
        ({"example": "small", "kh": "5"}, 5),
        ({"example": "small", "kh": "nonsense"}, 3),
        ({"example": "another"}, 3),
        ({}, 3),
    ],
)
def test_what_an_address_leaves_open_is_as_the_example_has_it(query, value):
    assert Slider("kh", 1, 11, 3, examples={"small": 2}).read(query) == value
