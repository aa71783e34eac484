import numpy as np
import pytest

from engine import numerical_gradient, relu
from scenes.activation.activations import ACTIVATIONS, activation
from scenes.activation.vanishing import (
    NUMBERS,
    START,
    STEEPEST,
    WANTED,
    pieces,
    runs,
    slope_products,
    slopes_along,
    train_neuron,
)


def test_small_steps_learn_and_a_large_one_kills():
    small, large = train_neuron(0.3), train_neuron(1.5)
    assert small.died is None
    assert small.gradient[-1] < small.gradient[0] / 100
    assert large.died == 1


def test_a_dead_neuron_gets_no_gradient_and_never_changes_again():
    life = train_neuron(2.0)
    assert (life.z[life.died :] < 0).all()
    assert (life.gradient[life.died :] == 0).all()
    assert (life.z[life.died :] == life.z[life.died]).all()


def test_the_first_step_follows_the_gradient_of_the_mean_square():
    x = np.linspace(-1, 1, NUMBERS)
    target = relu(WANTED[0] * x + WANTED[1])

    def loss(parameters):
        return np.mean((relu(parameters[0] * x + parameters[1]) - target) ** 2)

    gradient = numerical_gradient(loss, np.array(START), 1.0)
    life = train_neuron(0.1)
    assert life.gradient[0] == pytest.approx(np.hypot(*gradient), rel=1e-6)
    w, b = np.array(START) - 0.1 * gradient
    assert np.allclose(life.z[1], w * x + b, atol=1e-6)


def test_slopes_multiply_along_the_layers():
    x = np.array([[0.5, -2.0]])
    tanh = activation("tanh")
    first, second = (1 - np.tanh(v) ** 2 for v in (x, np.tanh(x)))
    expected = [first.mean(), (first * second).mean()]
    assert np.allclose(slope_products(tanh, x, 2), expected)


def test_a_sigmoids_slopes_shrink_faster_than_a_quarter_a_layer_and_relus_stay():
    x = np.array([[0.3, -0.7, 1.2]])
    sigmoid = slope_products(activation("sigmoid"), x, 20)
    assert (sigmoid <= 0.25 ** np.arange(1, 21)).all()
    assert slope_products(activation("relu"), x, 20).tolist() == [2 / 3] * 20


def test_every_function_is_ready_to_run_both_ways_on_the_same_numbers():
    jobs = runs({name: activation(name) for name in ACTIVATIONS})
    assert list(jobs) == list(ACTIVATIONS)
    forward, backward = jobs["relu"]
    assert forward().shape == backward().shape == (1, 16, 250, 250)
    assert forward().dtype == np.float32


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_one_numbers_slopes_multiply_to_what_is_left_of_its_gradient(name):
    function = activation(name)
    slopes = slopes_along(function, 0.7, 6)
    left = slope_products(function, np.array([0.7]), 6)
    assert np.allclose(np.cumprod(slopes), left)


def test_a_sigmoids_slope_is_at_most_a_quarter_and_that_at_zero():
    sigmoid = activation("sigmoid")
    slopes = sigmoid.derivative(np.linspace(-9, 9, 181))
    assert slopes.max() == sigmoid.derivative(np.zeros(1)) == STEEPEST
    assert slopes_along(sigmoid, 0.0, 1).tolist() == [STEEPEST]


def test_the_pieces_of_a_sigmoid_are_its_exponential_and_its_slope_from_y():
    (forward, backward), x = pieces(), pieces()[0].args[0]
    assert np.array_equal(forward(), np.exp(x))
    gradient = activation("sigmoid").backward(x, x)
    assert np.allclose(backward(), gradient, atol=1e-6)
