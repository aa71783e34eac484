"""The networks that come with the program, and the script that made them."""

import runpy

import numpy as np
import pytest
from PIL import Image, ImageDraw

from networks.digits import from_ink
from networks.plan import right_answers, scores_of
from networks.trained import FOLDER, NAMES, trained


@pytest.mark.parametrize("name, least", [("digits", 0.985), ("shapes", 0.97)])
def test_a_trained_network_names_the_pictures_that_training_never_saw(name, least):
    network = trained(name).network
    assert right_answers(network, *trained(name).task.held_out()) >= least


@pytest.mark.parametrize("name", NAMES)
def test_a_trained_network_is_small_and_knows_its_pictures(name):
    assert (FOLDER / f"{name}.npz").stat().st_size <= 300_000
    found = trained(name)
    assert found.plan.task == name
    kinds = [layer.rstrip("0123456789") for layer in found.network.layers]
    assert kinds == [
        *("conv", "relu", "conv", "relu", "pool") * 2,
        *("dropout", "flatten", "dense"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_can_write_into_weights_that_all_share(name):
    assert trained(name) is trained(name)
    for array in trained(name).network.parameters().values():
        with pytest.raises(ValueError):
            array += 1


STROKES = {  # as a hand would draw them, on a pad of 280 pixels
    0: [(140, 40), (90, 80), (80, 140), (95, 210), (140, 240), (190, 205), (200, 140)]
    + [(185, 75), (140, 40)],
    1: [(110, 80), (150, 40), (150, 240)],
    2: [(85, 90), (110, 50), (160, 45), (190, 80), (180, 130), (85, 235), (200, 235)],
    3: [(90, 60), (140, 40), (185, 70), (175, 115), (135, 135), (180, 150)]
    + [(195, 195), (150, 240), (90, 220)],
    4: [(165, 240), (165, 40), (80, 170), (205, 170)],
    5: [(190, 45), (105, 45), (95, 130), (150, 120), (190, 155), (185, 210)]
    + [(140, 240), (90, 220)],
    6: [(175, 45), (115, 90), (90, 160), (100, 220), (145, 240), (185, 205)]
    + [(170, 160), (125, 155), (95, 185)],
    8: [(140, 135), (100, 95), (115, 50), (165, 50), (180, 95), (140, 135), (95, 180)]
    + [(110, 235), (170, 235), (190, 185), (140, 135)],
    9: [(185, 100), (150, 130), (105, 115), (100, 70), (140, 42), (180, 65)]
    + [(185, 100), (175, 170), (150, 240)],
}


@pytest.mark.parametrize("digit", STROKES)
def test_a_drawn_digit_is_named_rightly_wherever_it_stands(digit):
    pad = Image.new("L", (400, 300))
    strokes = [(column + 90, row) for column, row in STROKES[digit]]
    ImageDraw.Draw(pad).line(strokes, fill=255, width=26, joint="curve")
    scores = scores_of(trained("digits").network, from_ink(np.asarray(pad) / 255))
    assert scores.argmax() == digit


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="digits"):
        trained("../digits")


def test_the_script_that_trains_gives_the_same_numbers_again(capsys):
    script = runpy.run_path(str(FOLDER.parent / "train_networks.py"))
    course = script["COURSES"]["digits"]
    one, again = (script["teach"](course, epochs=1).parameters() for _ in range(2))
    assert all(np.array_equal(one[name], again[name]) for name in one)
    assert course.plan == trained("digits").plan
    assert script["COURSES"]["shapes"].plan == trained("shapes").plan
