"""What the dropout lesson shows in the stage's place."""

import re

import pytest

import lessons
from lessons.parts import Charts, Prose, Title
from lessons.sources import Sources
from lessons.texts import Texts
from scenes.words.numbers import few


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_average_over_all_sub_networks_is_said_with_its_numbers(lang):
    shown = lessons.shown("dropout", "open=ensemble&units=12", Sources(Texts(lang)))
    title, weights, linear, relu, charts = shown.main
    assert "(0.5 + 0.5)¹² = 1" in weights.text
    assert "4096" in title.text
    numbers = re.findall(r"\d\.\d{4}", linear.text)
    assert len(numbers) == 2 and numbers[0] == numbers[1]
    average, test, off = map(float, re.findall(r"\d\.\d{4}", relu.text))
    assert abs(average - test) == pytest.approx(off, abs=1e-4)
    assert len(charts.make()) == 2


@pytest.mark.parametrize("mode", ["train", "test"])
def test_the_charts_of_many_masks_have_a_point_a_draw_and_a_cell(mode):
    shown = lessons.shown("dropout", f"open=spread&draws=30&n=5&mode={mode}")
    near, far = (figure["data"][0]["y"] for figure in shown.part(Charts).make())
    assert len(near) == 30 and len(far) == 25
    assert near[-1] > 0


def test_how_far_the_mean_of_many_masks_is_from_x_is_said_as_it_is_drawn():
    shown = lessons.shown("dropout", "open=spread&draws=100&rate=0.3&n=5")
    seen, formula = (each["y"][-1] for each in shown.part(Charts).make()[0]["data"])
    said = shown.part(Prose).text
    assert said.startswith(f"**After 100 masks** the mean is {few(seen, 2)} away")
    assert "√(0.3 / (1 − 0.3))" in said and f"√100 ≈ {few(formula, 2)}," in said


@pytest.mark.parametrize("name", ["ensemble", "spread"])
def test_an_extra_stands_alone_whatever_the_view(name):
    first, other = (
        lessons.shown("dropout", f"open={name}&view={view}&{how}")
        for view, how in (("map", ""), ("matrices", "pass=backward"))
    )
    assert first.main[0] == other.main[0] and isinstance(first.main[0], Title)
    assert first.part(Prose) == other.part(Prose)
    assert first.more == other.more == ()
