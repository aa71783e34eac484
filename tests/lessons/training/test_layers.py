"""Every layer of a network in training, as small pictures."""

from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from figures.paint import LEVELS
from figures.theme import GROUND
from lessons.training.layers import FRAME, KINDS, filters, mosaic, stacks, tiled
from tests.lessons.training.runs import run_of, training_at

SMALL = "open=layers&count=100&epochs=20&width=3&depth=2"


def shown(address=SMALL):
    part = training_at(address)
    run = run_of(part)
    (trial,) = run.trials.values()
    return part.describe(run)["extra"], trial


def pixels(picture):
    return np.array(Image.open(BytesIO(b64decode(picture["png"]))).convert("RGB"))


def test_every_layer_has_its_row_and_those_with_weights_have_four_pictures():
    extra, _ = shown()
    rows = {
        row["layer"]: [kind for kind in KINDS if kind in row] for row in extra["rows"]
    }
    assert [*rows] == [
        *("input", "conv1", "relu1", "pool1", "conv2", "relu2", "pool2"),
        *("dropout", "dense"),
    ]
    whole = [name for name, kinds in rows.items() if kinds == [*KINDS]]
    assert whole == ["conv1", "conv2", "dense"]
    others = [kinds for name, kinds in rows.items() if name not in whole]
    assert all(kinds == ["activations", "gradients"] for kinds in others)


def test_what_is_painted_are_the_last_steps_numbers_and_the_weights_of_now():
    _, trial = shown()
    step, found = trial.last, stacks(trial, "conv1")
    np.testing.assert_array_equal(found["activations"], step.activations["conv1"])
    np.testing.assert_array_equal(found["gradients"], step.gradients["conv1"])
    np.testing.assert_array_equal(found["dw"], step.grads["conv1.w"][:, 0])
    np.testing.assert_array_equal(
        found["weights"], trial.network.layers["conv1"].w[:, 0]
    )
    assert stacks(trial, "dense")["activations"].shape == (10, 1, 1)


@pytest.mark.parametrize("name", ["conv2", "dense"])
def test_the_ends_of_a_scale_are_the_largest_number_of_its_picture(name):
    extra, trial = shown()
    row = next(row for row in extra["rows"] if row["layer"] == name)
    for kind, tiles in stacks(trial, name).items():
        assert row[kind]["largest"] == pytest.approx(np.abs(tiles).max())


@pytest.mark.parametrize("net", ["digits", "shapes"])
def test_zero_has_the_colour_of_the_ground(net):
    """Where a ReLU lets nothing through, there is nothing to be seen."""
    extra, trial = shown(f"{SMALL}&net={net}")
    row = next(row for row in extra["rows"] if row["layer"] == "relu1")
    painted, maps = pixels(row["activations"]), trial.last.activations["relu1"]
    side = maps.shape[1]
    first = painted[1 : side + 1, 1 : side + 1]
    ground = [int(GROUND["light"][at : at + 2], 16) for at in (1, 3, 5)]
    assert (maps[0] == 0).any()
    assert (first[maps[0] == 0] == ground).all()


def test_the_slices_of_a_filter_lie_beside_each_other():
    stack = np.arange(2 * 3 * 2 * 2).reshape(2, 3, 2, 2)
    assert mosaic(stack)[0].tolist() == [
        [0, 1, 4, 5],
        [2, 3, 6, 7],
        [8, 9, 0, 0],
        [10, 11, 0, 0],
    ]
    assert mosaic(stack).shape == (2, 4, 4)


def test_tiles_stand_in_a_frame():
    tiles = np.arange(2 * 2).reshape(2, 1, 2).astype(np.uint8)
    line, F = [FRAME] * 7, FRAME
    assert tiled(tiles).tolist() == [line, [F, 0, 1, F, 2, 3, F], line]
    assert FRAME == LEVELS


def test_dense_weights_are_filters_over_the_maps_that_come_in():
    _, trial = shown()
    w = trial.network.layers["dense"].w
    assert filters(trial, w).shape == (10, 3, 4, 4)


def test_large_maps_are_averaged_until_they_are_small_enough_to_send():
    extra, trial = shown(
        "open=layers&net=shapes&pool=none&width=4&depth=1&count=20&batch=8"
    )
    assert stacks(trial, "dense")["dw"].shape == (10, 64, 64)
    dense = next(row for row in extra["rows"] if row["layer"] == "dense")
    assert pixels(dense["dw"]).shape == (34, 10 * 33 + 1, 3)
