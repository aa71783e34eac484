"""Dropout batch by batch: sub-networks, and their average."""

from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

import lessons
from engine import dense, softmax
from lessons.lesson import Press
from lessons.training.masks import average, power_of_two
from networks.look import one_of_each
from networks.seen.subnetworks import numbers_of
from networks.studies import hidden_units
from networks.tasks import TASKS
from tests.lessons.training.runs import run_of, training_at

FEW = "open=masks&pool=4&width=4&rate=0.5&count=100"
LESSON = lessons.find("training")


def shown(address):
    part = training_at(address)
    run = run_of(part)
    (trial,) = run.trials.values()
    return part.describe(run)["extra"], trial


def kept(picture):
    """Which pixels of a picture of masks are dark."""
    image = Image.open(BytesIO(b64decode(picture["png"]))).convert("L")
    return np.array(image) < 128


def one_picture():
    x, labels = TASKS["digits"].held_out()
    index = one_of_each(x, labels)[3]
    return x[index : index + 1]


def test_each_batch_is_drawn_with_a_row_for_each_picture():
    extra, trial = shown("open=masks&batch=16")
    masks = trial.last.masks
    assert masks.shape == (16, 160)
    np.testing.assert_array_equal(kept(extra["batches"][-1]), masks)
    assert len(extra["batches"]) == 4
    assert extra["batches"][-1]["title"] == f"Step {trial.last.number}"


def test_it_is_said_how_many_sub_networks_there_are_and_how_many_were_met():
    extra, trial = shown(FEW)
    seen = trial.subnetworks
    assert "2⁴ = 16" in extra["said"] and not extra["few"]
    assert f"a sub-network {seen.pictures} times" in extra["said"]
    assert f"{seen.different} different sub-networks." in extra["said"]
    named = ", ".join(map(str, numbers_of(trial.last.masks)[:8] + 1))
    assert named in extra["counts"]["title"]


def test_where_there_are_too_many_they_are_not_counted_one_by_one():
    extra, _ = shown("open=masks")
    assert extra["counts"] is None and extra["few"]
    assert "2¹⁶⁰ ≈ 1.5·10⁴⁸" in extra["said"]
    assert "drawn at random" in extra["averaged"]


def test_where_nothing_is_dropped_it_is_said():
    extra, trial = shown("open=masks&pool=4&width=4&rate=0&count=100")
    assert "the whole network" in extra["said"]
    assert trial.subnetworks.different == 1
    assert extra["bars"]["average"] == pytest.approx(extra["bars"]["scaled"])


@pytest.mark.parametrize("rate", [0.0, 0.25, 0.5, 0.9])
def test_the_average_over_all_sub_networks_is_theirs_one_by_one(rate):
    _, trial = shown(FEW)
    x, network = one_picture(), trial.network
    found = average(network, x, rate)
    units, last = hidden_units(network, x), network.layers["dense"]
    total, scores, product = np.zeros(10), np.zeros(10), np.ones(10)
    for number in range(2**4):
        mask = np.array([number >> unit & 1 for unit in range(4)], bool)
        share = np.prod(np.where(mask, 1 - rate, rate))
        score = dense((mask * units / (1 - rate)).astype(np.float32), last.w, last.b)
        total += share * softmax(score)[0]
        scores += share * score[0]
        product *= softmax(score)[0].astype(float) ** share
    assert found.exact and found.weights.sum() == pytest.approx(1, abs=1e-12)
    np.testing.assert_allclose(found.average, total, atol=1e-6)
    np.testing.assert_allclose(scores, dense(units, last.w, last.b)[0], atol=1e-6)
    np.testing.assert_allclose(product / product.sum(), found.scaled, atol=1e-6)
    assert found.scores < 1e-5


def test_the_scaled_network_is_the_one_that_is_used_after_training():
    extra, trial = shown(FEW)
    run, _ = trial.network.run(one_picture())
    np.testing.assert_allclose(
        extra["bars"]["scaled"], softmax(run["dense"])[0], atol=1e-6
    )
    assert sum(extra["bars"]["average"]) == pytest.approx(1, abs=1e-6)


def test_a_sample_comes_close_to_all_of_them():
    _, trial = shown("open=masks&pool=4&width=16&rate=0.5&count=100")
    found = average(trial.network, one_picture(), 0.5)
    assert not found.exact and len(found.weights) == 500
    assert found.weights.sum() == pytest.approx(1)
    assert abs(found.average - found.scaled).max() < 0.05


@pytest.mark.parametrize(
    ("exponent", "text"),
    [
        (3, "2³ = 8"),
        (12, "2¹² = 4096"),
        (13, "2¹³ ≈ 8.2·10³"),
        (16384, "2¹⁶³⁸⁴ ≈ 1.2·10⁴⁹³²"),
    ],
)
def test_a_power_of_two_says_what_it_comes_to(exponent, text):
    assert power_of_two(exponent) == text


def test_a_press_leaves_dropout_eight_units():
    before = LESSON.at("open=masks&depth=1&net=shapes&seed=7")
    after = LESSON.update(before, Press("few", {}))
    assert after["seed"] == 7 and after["open"] == "masks"
    address = "&".join(f"{k}={v}" for k, v in after.query.items() if v is not None)
    extra, trial = shown(address)
    assert trial.subnetworks.units == 8 and not extra["few"]
