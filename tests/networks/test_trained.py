"""The networks that come with the program, and the script that made them."""

import runpy

import numpy as np
import pytest

from networks.plan import right_answers
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
