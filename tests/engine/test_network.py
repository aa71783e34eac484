"""Layers, networks and training."""

import numpy as np
import pytest

import engine


def small_network(seed=0, dtype=np.float64):
    rng = np.random.default_rng(seed)
    return engine.Network(
        [
            ("conv", engine.Conv2D.random(2, 4, (3, 2), rng, dtype=dtype, groups=2)),
            ("tanh", engine.Tanh()),
            ("pool", engine.AvgPool2D(2)),
            ("flat", engine.Flatten()),
            ("dense", engine.Dense.random(16, 3, rng, dtype=dtype)),
        ]
    )


def pictures(dtype=np.float64):
    return np.random.default_rng(1).standard_normal((5, 2, 6, 5)).astype(dtype)


LAYERS = [
    engine.Conv2D(np.ones((3, 2, 2, 2)), np.ones(3), stride=2, padding=1),
    engine.Conv2D(np.ones((3, 2, 2, 2))),
    engine.ReLU(),
    engine.LeakyReLU(0.2),
    engine.Sigmoid(),
    engine.Tanh(),
    engine.MaxPool2D(2, padding=1),
    engine.AvgPool2D(3, 1, ceil_mode=True),
    engine.Dropout(0.5),
    engine.Dropout(0.5, channels=True),
    engine.Flatten(),
    engine.ConvTranspose2D(np.ones((2, 3, 2, 2)), np.ones(3), stride=2, padding=1),
    engine.BatchNorm(np.ones(2), np.ones(2), np.zeros(2), np.ones(2)),
    engine.LayerNorm(np.ones(5), np.ones(5)),
    engine.Clip(-1, 1),
    engine.ReLU6(),
    engine.HardSigmoid(0.2, 0.4),
    engine.HardSwish(),
    engine.Swish(),
    engine.GELU("tanh"),
    engine.PReLU(np.full((2, 1, 1), 0.2)),
    engine.LocalResponseNorm(3),
    engine.Resize((3, 8), "linear"),
    engine.GlobalAvgPool(),
    engine.AdaptiveAvgPool2D((4, 3)),
    engine.Pad2D(((1, 2), (0, 3)), "reflect"),
]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: type(layer).__name__)
@pytest.mark.parametrize("training", [False, True])
def test_every_layer_goes_there_and_back_and_keeps_nothing(layer, training):
    x, before = pictures(), dict(vars(layer))
    y, back = layer.forward(x, training, np.random.default_rng(0))
    dx, grads = back(np.ones_like(y))
    assert dx.shape == x.shape
    assert grads.keys() == layer.parameters().keys()
    for name, array in layer.parameters().items():
        assert grads[name].shape == array.shape
    assert vars(layer).keys() == before.keys()
    assert all(vars(layer)[name] is before[name] for name in before)


def test_two_callers_of_one_layer_do_not_disturb_each_other():
    layer, (a, b) = engine.ReLU(), (np.array([1.0, -1.0]), np.array([-1.0, 1.0]))
    (_, back_a), (_, back_b) = layer.forward(a), layer.forward(b)
    assert back_a(np.ones(2))[0].tolist() == [1, 0]
    assert back_b(np.ones(2))[0].tolist() == [0, 1]


def test_a_network_hands_out_activations_and_gradients_by_name():
    network, x = small_network(), pictures()
    activations, back = network.run(x)
    names = ["input", "conv", "tanh", "pool", "flat", "dense"]
    assert list(activations) == names
    gradients, grads = back(np.ones_like(activations["dense"]))
    assert list(gradients) == names
    assert [gradients[n].shape for n in names] == [activations[n].shape for n in names]
    assert grads.keys() == network.parameters().keys()
    assert set(grads) == {"conv.w", "conv.b", "dense.w", "dense.b"}


def test_a_networks_gradients_agree_with_the_numerical_ones():
    network, x = small_network(), pictures()
    activations, back = network.run(x)
    dy = np.random.default_rng(2).standard_normal((5, 3))
    gradients, grads = back(dy)

    def scores_of(x):
        return network.run(x)[0]["dense"]

    numerical = engine.numerical_gradient(scores_of, x, dy)
    np.testing.assert_allclose(gradients["input"], numerical, rtol=1e-6, atol=1e-9)

    def scores_with(array, values):
        kept = array.copy()
        array[...] = values
        scores = scores_of(x)
        array[...] = kept
        return scores

    for name, array in network.parameters().items():
        numerical = engine.numerical_gradient(
            lambda values, array=array: scores_with(array, values), array, dy
        )
        np.testing.assert_allclose(grads[name], numerical, rtol=1e-6, atol=1e-9)


def test_layers_copy_their_weights():
    w = np.ones((1, 2, 1, 1), np.float32)
    layer = engine.Conv2D(w)
    layer.w[...] = 5
    assert (w == 1).all()


def test_random_weights_keep_the_variance_behind_a_relu():
    rng = np.random.default_rng(0)
    layer = engine.Conv2D.random(16, 200, 3, rng)
    assert layer.w.shape == (200, 16, 3, 3) and layer.w.dtype == np.float32
    assert layer.w.std() == pytest.approx(np.sqrt(2 / 144), rel=0.02)
    assert engine.Dense.random(7, 3, rng, bias=False).b is None


def curve(optimizer, seed=0, **how):
    """Train on two kinds of pictures, bright on the left or on the right."""
    x = np.random.default_rng(3).random((40, 2, 6, 5)).astype(np.float32)
    labels = np.arange(40) % 2
    x[labels == 0, :, :, :2] += 1
    x[labels == 1, :, :, 3:] += 1
    network, rng = small_network(dtype=np.float32), np.random.default_rng(seed)
    data, how = (x, labels), dict(epochs=6, batch=16) | how
    return list(engine.train(network, data, optimizer, **how, rng=rng))


@pytest.mark.parametrize(
    "optimizer",
    [
        lambda: engine.SGD(0.2),
        lambda: engine.SGD(0.02, momentum=0.9),
        lambda: engine.Adam(0.02),
    ],
    ids=["sgd", "momentum", "adam"],
)
def test_training_learns_and_the_same_seed_gives_the_same_curve(optimizer):
    first, again = curve(optimizer()), curve(optimizer())
    assert first == again
    assert first != curve(optimizer(), seed=1)
    assert first[-1].loss < first[0].loss / 2
    assert first[-1].accuracy == 1


def test_records_count_steps_and_epochs_and_the_last_batch_is_smaller():
    records = curve(engine.SGD(), epochs=2, batch=16)
    assert [record.step for record in records] == list(range(6))
    assert [record.epoch for record in records] == [0, 0, 0, 1, 1, 1]


def test_training_takes_one_step_at_a_time_and_leaves_the_data_alone():
    network, x = small_network(), pictures()
    x.flags.writeable = False
    steps = engine.train(network, (x, np.arange(5) % 3), engine.SGD(0.1))
    before = network.parameters()["dense.w"].copy()
    assert np.array_equal(before, network.parameters()["dense.w"])
    record = next(steps)
    assert record.loss > 0 and 0 <= record.accuracy <= 1
    assert not np.array_equal(before, network.parameters()["dense.w"])


def test_l2_joins_the_loss_and_pulls_weights_but_not_biases():
    w, b = np.array([[1.0], [3.0]]), np.array([2.0, 2.0])
    network = engine.Network([("dense", engine.Dense(w, b))])
    data = np.zeros((2, 1)), np.array([0, 1])
    record = next(engine.train(network, data, engine.SGD(0.1), l2=0.5))
    assert record.loss == pytest.approx(np.log(2) + 0.25 * 10)
    assert record.penalty == pytest.approx(0.25 * 10)
    np.testing.assert_allclose(network.parameters()["dense.w"], [[0.95], [2.85]])
    np.testing.assert_allclose(network.parameters()["dense.b"], [2, 2])


def test_a_record_tells_how_long_each_gradient_is():
    network = engine.Network([("dense", engine.Dense(np.zeros((2, 2)), np.zeros(2)))])
    data = np.array([[3.0, 4.0]]), np.array([0])
    record = next(engine.train(network, data, engine.SGD(0.1), l2=0.5))
    # Both scores are 0, so dy is (-0.5, 0.5), and dw its outer product with (3, 4).
    assert record.norms["dense.b"] == pytest.approx(np.hypot(0.5, 0.5))
    assert record.norms["dense.w"] == pytest.approx(5 * np.hypot(0.5, 0.5))


def test_sgd_with_momentum_by_hand():
    parameters, sgd = {"w": np.array([1.0])}, engine.SGD(lr=0.1, momentum=0.5)
    sgd.update(parameters, {"w": np.array([2.0])})
    np.testing.assert_allclose(parameters["w"], [0.8])
    sgd.update(parameters, {"w": np.array([2.0])})
    np.testing.assert_allclose(parameters["w"], [0.5])


def test_adams_first_step_has_the_length_of_the_learning_rate():
    parameters, adam = {"w": np.array([1.0, 1.0])}, engine.Adam(lr=0.1)
    adam.update(parameters, {"w": np.array([1e-3, -50.0])})
    np.testing.assert_allclose(parameters["w"], [0.9, 1.1], rtol=1e-5)


def test_adams_second_step_by_hand():
    parameters, adam = {"w": np.array([0.0])}, engine.Adam(0.1, 0.5, 0.75, 1e-12)
    adam.update(parameters, {"w": np.array([1.0])})
    adam.update(parameters, {"w": np.array([3.0])})
    mean, square = 1.75 / 0.75, (0.75 * 0.25 + 0.25 * 9) / 0.4375
    np.testing.assert_allclose(parameters["w"], [-0.1 - 0.1 * mean / np.sqrt(square)])
