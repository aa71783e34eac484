"""What a Scene says step by step, scripts read as Python does."""

import numpy as np
import pytest

from drawing.looks import looks
from scenes import replay
from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Fill, Scene
from tests.scenes import pupil
from tests.scenes.lessons import every_lesson
from tests.stage.scenes import gradient_of_weights, ragged

LESSONS = every_lesson()


def floats(numbers):
    return np.array(numbers, float)


@pytest.mark.parametrize("lesson", LESSONS)
def test_marks_and_fills_are_about_the_same_cells_at_every_step(scripts, lesson):
    scene = LESSONS[lesson]
    parts = [part.cells for part in (*scene.marks, *scene.fills)]
    expected = [
        [pupil.cells_at(cells, step) for step in range(scene.steps)] for cells in parts
    ]
    assert scripts.cells(scene) == expected


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_panel_holds_what_it_has_gained_whatever_was_visited_before(scripts, lesson):
    scene = LESSONS[lesson]
    rng = np.random.default_rng()
    for name in {fill.panel for fill in scene.fills}:
        steps = rng.integers(0, scene.steps, 6).tolist()
        for step, held in zip(steps, scripts.filled(scene, name, steps), strict=True):
            expected = replay.filled(scene, name, step + 1).ravel()
            alike = np.allclose(floats(held), expected, equal_nan=True)
            assert alike, f"{name} after {step}, visited: {steps}"


def test_products_pile_up_forward_back_and_at_a_jump(scripts):
    sums, scene = gradient_of_weights()
    steps = (0, 3, 1, 5, 4)
    for step, held in zip(steps, scripts.filled(scene, "dw", steps), strict=True):
        assert held == pytest.approx(sums[step])


def test_steps_may_be_about_few_cells_many_or_none(scripts):
    one, none, all_ = scripts.filled(ragged(), "y", [1, 2, 3])
    assert one == none == [3, 3, "NaN", "NaN"]
    assert all_ == [7, 8, 6, 7]


def test_a_panels_range_spans_what_sums_reach_on_their_way_too(scripts):
    fill = Fill("y", Cells.fixed(2, range(2)), np.array([[3.0, 1], [-5, 0]]), "add")
    panels = tuple(Panel(name, np.array([[-2.0, 1]])) for name in ("x", "y"))
    scene = Scene(2, panels, fills=(fill,))
    shown = [scripts.panel(scene, name) for name in ("x", "y")]
    assert [(each["low"], each["high"]) for each in shown] == [(-2, 1), (-2, 3)]


def test_a_product_is_printed_with_the_decimals_of_all_its_steps(scripts):
    dy = np.array([[-2, 1.4]])
    w = np.array([[3.0]])
    alone, all_ = Cells.fixed(2, range(1)), Cells.one_by_one(2)
    product = Fill("column", alone, None, factors=(("w", alone), ("dy", all_)))
    column = Panel("column", w * -2, digits=4)
    scene = Scene(2, (Panel("dy", dy), Panel("w", w), column), fills=(product,))
    assert scripts.panel(scene, "column")["digits"] == 1
    assert looks(scene, "light")["column"].digits == 1


def test_cells_of_one_byte_are_their_very_numbers(scripts):
    x = np.arange(101).reshape(1, 101) / 100
    scene = Scene(1, (Panel("x", x, quantum=0.01),))
    assert scripts.panel(scene, "x")["values"] == x.ravel().tolist()


@pytest.mark.parametrize("added", [(), (3, 1), (1, 70), (1, 1)])
def test_a_product_that_was_rounded_is_known_exactly(scripts, added):
    rng = np.random.default_rng(5)
    sides = {"a": (3, 4), "b": (4, 70)} | ({"c": added} if added else {})
    terms = {name: rng.integers(-9, 10, sides[name]) / 10 for name in sides}
    y = terms["a"] @ terms["b"] + terms.get("c", 0)
    result = Panel("y", y, quantum=0.05, product=tuple(terms))
    factors = [Panel(name, values) for name, values in terms.items()]
    shown = scripts.panel(Scene(1, (*factors, result)), "y")
    assert shown["exact"] == pytest.approx(y.ravel().tolist(), abs=1e-12)
    assert shown["values"] != pytest.approx(y.ravel().tolist(), abs=1e-3)
