"""What is said of a gradient check."""

import numpy as np

import lessons
from engine import relu
from engine.comparison import GradientCheck, Part
from lessons.parts import Check
from lessons.parts.checked import quotients
from lessons.texts import Texts
from tests.lessons.written import number_in


def test_the_quotient_of_one_cell_stands_beside_backwards_gradient():
    check = lessons.shown("im2col", "open=check&pass=backward&h=1e-5").part(Check)
    assert check.open
    lines = quotients(Texts("en"), check.make(), 1e-5)
    assert [line.split("[")[0] for line in lines] == ["**dx", "**dw", "**db"]
    for line in lines:
        quotient, gradient = (
            part.split("**")[1] for part in line.split("≈ ")[1:][0].split(";")
        )
        up, down = line.split("= (")[1].split(") / ")[0].split(" − ")
        assert quotient == gradient
        assert np.isclose((number_in(up) - number_in(down)) / 2e-5, number_in(gradient))


def test_a_cell_at_a_kink_is_not_the_one_whose_quotient_is_shown():
    x = np.array([0.0, 1.0])
    part = Part("x", x, np.array([9.0, 2.0]), relu, lambda x: x > 0)
    (line,) = quotients(Texts("en"), GradientCheck(2.0, part), 1e-3)
    assert line.startswith("**dx[1]**") and "(2.002 − 1.998) / (2 · 0.001)" in line
