"""Pictures brought into the form of those that a network was trained on."""

import numpy as np
import pytest

from networks.pictures import examples, fitted
from networks.plan import scores_of
from networks.tasks import TASKS
from networks.trained import trained
from pictures.loading import as_floats, load_sample
from pictures.loading import examples as offered


def seven(ink, paper, place=(20, 30)):
    """Draw a seven into a large picture, not in its middle."""
    picture = np.full((1, 3, 120, 100), paper, np.float32)
    row, column = place
    picture[..., row : row + 6, column : column + 30] = ink
    for step in range(40):
        left = column + 24 - step // 3
        picture[..., row + step, left : left + 6] = ink
    return picture


@pytest.mark.parametrize(("ink", "paper"), [(0.0, 1.0), (1.0, 0.0), (0.2, 0.7)])
@pytest.mark.parametrize("place", [(20, 30), (70, 60)])
def test_a_digit_is_found_wherever_and_however_it_is_written(ink, paper, place):
    x = fitted(seven(ink, paper, place), "digits")
    assert (x.shape, x.dtype) == ((1, 1, 16, 16), np.float32)
    assert scores_of(trained("digits").network, x).argmax() == 7
    assert x == pytest.approx(fitted(seven(0, 1), "digits"), abs=1e-5)


def test_a_picture_of_one_colour_holds_no_digit():
    assert not fitted(np.full((1, 3, 40, 50), 0.4), "digits").any()


def test_shapes_get_the_square_in_the_middle():
    picture = np.zeros((1, 3, 64, 100))
    picture[..., 18:82] = 1
    x = fitted(picture, "shapes")
    assert x.shape == (1, 3, 32, 32)
    assert x == pytest.approx(np.ones_like(x))


def test_a_small_picture_is_enlarged_without_a_change_of_brightness():
    x = fitted(np.full((1, 3, 9, 7), 0.25), "shapes")
    assert x == pytest.approx(np.full((1, 3, 32, 32), 0.25))


@pytest.mark.parametrize("task", TASKS)
def test_the_examples_are_held_out_pictures_as_they_are(task):
    held_out = examples(task)
    assert offered(task) == sorted(f"{task}-{name}" for name in held_out)
    for name, x in held_out.items():
        picture = as_floats(load_sample(f"{task}-{name}"), True)
        assert fitted(picture, task)[0] == pytest.approx(x, abs=1 / 255)
        answer = scores_of(trained(task).network, fitted(picture, task)).argmax()
        assert TASKS[task].classes[answer] == name
