import numpy as np
import pytest

from figures.step_error import step_error_chart
from tests.figures.reading import read

LABELS = dict.fromkeys(("step", "error", "rounding", "truncation"), "word")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_part_is_a_line_over_logarithmic_axes(theme):
    errors = {"dx": [1e-3, np.nan], "dw": [1e-4, 1e-6], "db": [1, 1], "dv": [1, 1]}
    figure = read(step_error_chart([0.1, 0.01], errors, LABELS, theme))
    assert [line.name for line in figure.data] == ["dx", "dw", "db", "dv"]
    assert figure.data[1].y == (1e-4, 1e-6)
    assert (figure.layout.xaxis.type, figure.layout.yaxis.type) == ("log", "log")


def test_six_lines_can_be_told_apart():
    errors = {f"line {number}": [1e-9, 1e-8] for number in range(6)}
    lines = read(step_error_chart([1e-5, 1e-4], errors, LABELS, "light")).data
    looks = {(line.line.color, line.line.dash) for line in lines}
    assert len(lines) == len(looks) == 6
