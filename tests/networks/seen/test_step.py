"""What is kept of the last step of a training."""

from copy import deepcopy
from dataclasses import replace

import numpy as np
import pytest

from engine import SGD, Adam, Dropout, softmax_cross_entropy, train
from networks.experiment import Settings, Trial
from networks.plan import Plan
from networks.seen.step import masks_of

SMALL = Settings(Plan(depth=2, width=3, rate=0.5), count=60, batch=20)


def after(steps, **changes):
    """Return a trial after so many steps."""
    trial = Trial(replace(SMALL, **changes))
    for _ in range(steps):
        trial.step()
    return trial


def passes(steps):
    """Train, and return every Pass with the network, in float64, as it was before."""
    rng = np.random.default_rng(0)
    network, seen = SMALL.plan.network(rng), []
    data = Trial(SMALL)._data

    def watch(passed):
        seen.append((passed, as_float64(network)))

    for _ in range(steps):
        next(train(network, data, SGD(0.1), rng=rng, batch=20, watch=watch))
    return data, seen


def as_float64(network):
    other = deepcopy(network)
    for layer in other.layers.values():
        for name, array in layer.parameters().items():
            setattr(layer, name, array.astype(np.float64))
    return other


@pytest.mark.parametrize("name", ["conv1.w", "conv2.w", "dense.w", "dense.b"])
def test_the_gradient_is_what_central_differences_give_with_the_same_masks(name):
    (x, labels), [(passed, network)] = passes(1)
    chosen = passed.chosen
    layer, _, array = name.partition(".")
    w = getattr(network.layers[layer], array)

    def loss():
        run, _ = network.run(x[chosen].astype(float), True, deepcopy(passed.rng))
        return softmax_cross_entropy(run["dense"], labels[chosen])[0]

    for cell in np.argsort(np.abs(passed.grads[name]), axis=None)[-3:]:
        numbers = []
        for nudge in (1e-6, -2e-6):
            w.flat[cell] += nudge
            numbers.append(loss())
        w.flat[cell] += 1e-6
        slope = (numbers[0] - numbers[1]) / 2e-6
        assert passed.grads[name].flat[cell] == pytest.approx(slope, rel=1e-3, abs=1e-6)


def test_the_masks_are_those_that_the_pass_was_made_with():
    _, seen = passes(3)
    for passed, network in seen:
        masks = masks_of(passed, network)
        came, went = passed.activations["pool2"], passed.activations["dropout"]
        assert masks.shape == (20, came[0].size) and 0 < masks.mean() < 1
        kept = masks.reshape(came.shape)
        np.testing.assert_array_equal(went, np.where(kept, came / 0.5, 0))


def test_a_step_of_sgd_takes_the_learning_rate_times_the_gradient_off():
    trial = after(4, opt="sgd", lr=0.5)
    for name, now in trial.network.parameters().items():
        step = trial.last.before[name] - 0.5 * trial.last.grads[name]
        np.testing.assert_allclose(now, step, rtol=1e-6, atol=1e-7)
        assert (now != trial.last.before[name]).any()


@pytest.mark.parametrize("opt", ["sgd", "momentum", "adam"])
def test_the_optimizer_that_is_kept_does_the_same_step_again(opt):
    trial = after(4, opt=opt, lr=0.01)
    again = {name: array.copy() for name, array in trial.last.before.items()}
    deepcopy(trial.last.optimizer).update(again, trial.last.grads)
    for name, now in trial.network.parameters().items():
        np.testing.assert_array_equal(again[name], now)


def test_the_optimizer_that_is_kept_is_as_it_was_before_the_step():
    assert isinstance(after(3).last.optimizer, Adam)
    assert after(3).last.optimizer.steps == 2


def test_of_a_step_only_its_first_picture_is_kept():
    trial = after(2)
    shapes = {name: array.shape for name, array in trial.last.activations.items()}
    assert shapes["input"] == (1, 16, 16) and shapes["dense"] == (10,)
    assert shapes == {name: g.shape for name, g in trial.last.gradients.items()}
    assert trial.last.number == 2 and trial.last.pictures == 20


def test_before_the_first_step_nothing_is_kept():
    trial = Trial(SMALL)
    assert trial.last is None and trial.subnetworks.pictures == 0


def test_every_picture_of_every_batch_has_met_a_sub_network():
    trial = after(7)
    assert trial.subnetworks.pictures == 7 * 20
    assert [number for number, _ in trial.subnetworks.latest] == [4, 5, 6, 7]
    drops = [n for n in trial.network.layers.values() if isinstance(n, Dropout)]
    assert len(drops) == 1
