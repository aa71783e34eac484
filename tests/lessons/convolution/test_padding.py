"""Layers with padding and without, one behind the other: what the lesson shows."""

import numpy as np
import pytest

import lessons
from lessons.parts import Explanation, Lens, Links, Played
from lessons.sources import Sources
from lessons.texts import Texts
from tests.lessons.packing import header_of


def shown(address="", lang="en"):
    sources = Sources(Texts(lang))
    return lessons.shown("convolution", f"open=padding&{address}", sources)


def sizes_at(address):
    panels = shown(address).part(Played).scene.panels
    return {panel.name: panel.values.shape for panel in panels}


def test_the_picture_shrinks_without_padding_and_keeps_its_size_with_it():
    sizes = sizes_at("kh=5&kw=5")
    assert [sizes[f"bare{n}"] for n in (1, 2, 7)] == [(28, 28), (24, 24), (4, 4)]
    assert {sizes[f"padded{n}"] for n in range(1, 8)} == {(32, 32)}
    assert "bare8" not in sizes


def test_how_many_layers_are_left_until_nothing_is_said():
    _, said, _ = shown("kh=5&kw=5").part(Played).facts
    assert said.startswith("Without padding, after 7 layers 4 × 4 of 32 × 32 are left")
    (said,) = shown("kh=1&kw=1").part(Played).facts
    assert "takes nothing" in said


def test_what_a_layer_takes_off_is_said_and_how_many_layers_are_drawn():
    view = shown("kh=3&kw=2").part(Played)
    off, drawn, *_ = view.facts
    assert off.endswith("rows and columns off: KH − 1 = 2 and KW − 1 = 1")
    names = [panel.name for panel in view.scene.panels if "bare" in panel.name]
    assert drawn == f"Of 15 layers {len(names)} are drawn"


def test_the_size_formula_stands_at_every_layer():
    told = shown("kh=4&kw=3").part(Played).texts["narration"]
    assert "OH = ⌊(29 − 4 + 2·0) / 1⌋ + 1 = 26, OW = ⌊(30 − 3 + 2·0)" in told["layer2"]
    assert "OH = ⌊(32 − 4 + 1 + 2) / 1⌋ + 1 = 32" in told["layer2"]


def test_it_is_computed_on_the_readers_picture_and_keeps_its_brightness():
    cat, coffee = (
        shown(f"img={name}").part(Played).scene for name in ("cat", "coffee")
    )
    assert not np.array_equal(cat.panel("x").values, coffee.panel("x").values)
    flat = cat.panel("bare15").values
    assert cat.panel("x").values.min() < flat.min() < flat.max()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_layer_has_its_name_and_its_sentence(lang):
    header = header_of(shown("kh=3", lang).part(Played))
    assert set(header["narration"]["keys"]) == set(header["texts"]["narration"])
    names = {panel["name"] for panel in header["panels"]}
    assert names == set(header["texts"]["panels"])


def test_it_needs_no_lens_and_asks_for_nothing_but_the_windows_sides():
    view = shown("kh=11&kw=11&n=6")
    assert view.part(Lens) is view.part(Explanation) is None
    assert view.part(Links).opened == "padding"
    fields = {field.key for field in lessons.find("convolution").fields}
    assert fields - view.bar.without == {"kh", "kw", "square"}


def test_backward_it_is_not_there():
    view = shown("pass=backward")
    assert "dw" in {panel.name for panel in view.part(Played).scene.panels}
    assert "way" not in view.bar.without
