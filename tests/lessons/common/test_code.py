"""A convolution's code on every page that shows one, and how its ways compare."""

import pytest

import lessons
from engine import conv2d_backward_naive, conv2d_naive, im2col, textbook
from engine.geometry import Grid
from lessons.parts import Played, Source, Title
from lessons.sources import Sources
from lessons.texts import Texts
from scenes.words.numbers import few
from tests.lessons.written import number_in

BOOK = textbook.conv_forward, textbook.im2col, textbook.fold
BACK = textbook.conv_backward, textbook.im2col, textbook.col2im


def source_at(name, address, lang="en"):
    return lessons.shown(name, address, Sources(Texts(lang))).part(Source)


def table_at(name, address):
    """Cells of the table that compares the ways, row by row."""
    (comparison,) = source_at(name, address).below
    said, *_ = comparison.run()
    head, _, *rows = said.text.split("\n")
    return [[c.strip() for c in row.strip("|").split("|")] for row in (head, *rows)]


@pytest.mark.parametrize(
    ("name", "address", "functions"),
    [
        ("convolution", "", (conv2d_naive,)),
        ("convolution", "source=textbook", BOOK),
        ("convolution", "pass=backward", (conv2d_backward_naive,)),
        ("convolution", "pass=backward&source=textbook", BACK),
        ("backpropagation", "view=convolution&source=textbook", BACK),
        ("im2col", "", BOOK),
        ("im2col", "pass=backward", BACK),
        ("im2col", "source=definition", (conv2d_naive,)),
        ("im2col", "layout=rows", (*BOOK[:2], textbook.im2row, BOOK[2])),
        ("im2col", "open=costs&pass=backward", BOOK),
    ],
)
def test_the_code_is_what_the_address_asks_for(name, address, functions):
    source = source_at(name, address)
    assert source.functions == functions
    assert source.choice == "source"
    assert "source" in lessons.shown(name, address).bar.without


def test_the_engines_im2col_comes_with_what_it_calls():
    shown = source_at("im2col", "source=engine").functions
    assert {im2col, Grid.meetings} <= set(shown)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("convolution", "n=6&rgb=1&kh=3&s=2&p=1&b=0.5&filter=box"),
        ("convolution", "n=6&pass=backward&rgb=1&s=2&batch=2"),
        ("convolution", "n=6&pass=backward&way=full&p=1"),
        ("backpropagation", "view=convolution"),
        ("im2col", "rgb=1&n=6&kh=3&s=2&p=1"),
        ("im2col", "rgb=1&n=6&pass=backward&dy=ones"),
    ],
)
def test_the_definition_the_textbook_and_the_engine_stand_side_by_side(name, address):
    head, *rows = table_at(name, address)
    assert int(head[0].split()[0]) > 0
    assert [row[0].split()[-1] for row in rows] == ["loops", "textbook", "engine"]
    assert all(row[1].endswith("\u00a0ms") for row in rows)
    assert max(number_in(row[2]) for row in rows[:2]) < 1e-10
    assert rows[2][2] == "—"


@pytest.mark.parametrize("address", ["d=2&n=6", "same=1&kh=2&kw=2&n=6"])
def test_what_the_textbook_cannot_do_is_left_out_and_says_why(address):
    _, definition, book, _ = table_at("convolution", address)
    assert number_in(definition[2]) < 1e-12
    assert book[1].startswith("left out") and book[2] == ""


def test_a_definition_that_would_take_minutes_is_left_out():
    _, definition, book, _ = table_at("im2col", "example=large&img=shapes")
    assert definition[1].startswith("left out")
    assert number_in(book[2]) < 1e-9


@pytest.mark.parametrize(
    ("address", "functions"),
    [
        ("convolution?open=code", ["conv2d_naive"]),
        ("convolution?open=code&source=textbook", ["conv_forward", "im2col", "fold"]),
        (
            "convolution?open=code&source=textbook&pass=backward",
            ["conv_backward", "im2col", "col2im"],
        ),
        ("im2col?open=code", ["conv_forward", "im2col", "fold"]),
        ("im2col?open=code&pass=backward", ["conv_backward", "im2col", "col2im"]),
    ],
)
def test_under_an_address_of_its_own_the_program_is_read_at_once(address, functions):
    name, _, query = address.partition("?")
    view = lessons.shown(name, query)
    title, source = view.main
    assert isinstance(title, Title) and source.open
    assert [function.__name__ for function in source.functions] == functions
    assert view.part(Played) is None
    assert not lessons.shown(name).part(Source).open


@pytest.mark.parametrize(
    ("address", "call"),
    [
        (
            "convolution?s=3",
            "y = conv2d_naive(x, w, b, stride=3, padding=0, dilation=1)",
        ),
        (
            "convolution?source=textbook&s=3&p=1",
            "y = conv_forward(x, w, b, stride=3, pad=1)",
        ),
        (
            "im2col?pass=backward&s=2",
            "dx, dw, db = conv_backward(dy, x, w, b, stride=2, pad=0)",
        ),
        (
            "im2col?source=engine",
            "cols = im2col(x, (2, 2), stride=1, padding=0, dilation=1)",
        ),
    ],
)
def test_it_is_called_with_the_present_numbers(address, call):
    *shapes, last = source_at(*address.split("?")).calls.split("\n")
    assert last == call
    assert [line[:4] for line in shapes][-3:] == ["# x:", "# w:", "# b:"]


def test_uneven_padding_is_called_by_its_sides_and_a_textbook_not_at_all():
    uneven = "same=1&kh=2&kw=2&n=6"
    assert "padding=(0, 1)" in source_at("convolution", uneven).calls
    assert (
        "conv_forward"
        not in source_at("convolution", f"{uneven}&source=textbook").calls
    )


@pytest.mark.parametrize(
    "address", ["convolution?open=code", "im2col?open=code&batch=3"]
)
def test_few_products_are_compared_without_a_press_and_many_at_one(address):
    name, _, query = address.partition("?")
    (ways,) = source_at(name, query).below
    assert ways.at_once and "times** as long" in ways.run()[1].text
    (ways,) = source_at(name, f"{query}&n=16&kh=8&kw=8&rgb=1").below
    assert not ways.at_once


def test_where_the_loops_end_before_the_engine_has_begun_it_is_said_so(monkeypatch):
    monkeypatch.setattr("lessons.common.definition._timed", quicker_at_first())
    (ways,) = source_at("convolution", "open=code").below
    assert "So few products" in ways.run()[1].text


def test_how_much_longer_it_takes_is_the_ratio_of_the_times_that_are_printed():
    (ways,) = source_at("convolution", "open=code&n=6").below
    table, said = (each.text for each in ways.run())
    times = [
        float(row.split("|")[2].split("\u00a0")[0]) for row in table.split("\n")[2:]
    ]
    assert f"**{few(times[0] / times[-1], 2)} times**" in said


def test_that_the_numbers_are_the_same_is_said_with_the_largest_difference():
    (ways,) = source_at("convolution", "open=code&n=6").below
    table, said = (each.text for each in ways.run())
    apart = [row.split("|")[3].strip() for row in table.split("\n")[2:-1]]
    assert said.startswith("The numbers are the same")
    assert any(f"(largest difference: {each})" in said for each in apart)


def test_backward_all_gradients_are_counted():
    (ways,) = source_at("convolution", "example=small&pass=backward&open=code").below
    count = 3 * 3 + 2 * 2 + 1
    assert ways.run()[0].text.startswith(f"| {count} numbers of dx, dw and db |")


def quicker_at_first():
    times = iter([1.0, 2.0, 3.0])
    return lambda compute: (compute(), next(times))
