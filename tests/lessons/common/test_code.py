"""A convolution's code on every page that shows one, and how its ways compare."""

import pytest

import lessons
from engine import conv2d_backward_naive, conv2d_naive, im2col, textbook
from engine.geometry import Grid
from lessons.parts import Played, Source, Title
from lessons.sources import Sources
from lessons.texts import Texts
from tests.lessons.written import number_in

BOOK = textbook.im2col, textbook.fold, textbook.conv_forward
BACK = textbook.im2col, textbook.col2im, textbook.conv_backward


def source_at(name, address, lang="en"):
    return lessons.shown(name, address, Sources(Texts(lang))).part(Source)


def table_at(name, address):
    """Cells of the table that comes at the press of the button, row by row."""
    (comparison,) = source_at(name, address).below
    (said,) = comparison.run()
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
        ("im2col", "layout=rows", (BOOK[0], textbook.im2row, *BOOK[1:])),
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
        ("convolution?open=code&source=textbook", ["im2col", "fold", "conv_forward"]),
        ("im2col?open=code", ["im2col", "fold", "conv_forward"]),
        ("im2col?open=code&pass=backward", ["im2col", "col2im", "conv_backward"]),
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
