"""The chain's Scene: each layer's arithmetic, read off the panels, is the engine's."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import numerical_gradient
from scenes import replay
from scenes.chain.chain import Chain, Weights, draw_weights
from scenes.chain.scene import chain_scene
from tests.scenes import pupil

FORWARD = ["conv", "relu", "pool", "drop", "dense", "softmax", "loss"]
BACKWARD = ["dscores", "dw2", "ddrop", "dpool", "drelu", "dconv", "dw1", "dx"]
FUNCTIONS = {
    "max(0, ·)": lambda x: max(0.0, x),
    "·": lambda x: x,
    "0 × ·": lambda x: 0.0,
    "1 × ·": lambda x: x,
    "· − 1": lambda x: x - 1,
    "−ln(·)": lambda x: -np.log(x),
}


def chain(channels=1, label=2, digits=2, **settings):
    """Make a chain over noise; with as few decimals as a picture has, it has ties."""
    x = np.random.default_rng(7).random((1, channels, 18, 18)).round(digits)
    classical = settings.pop("classical", True)
    weights = draw_weights(channels, np.random.default_rng(1), classical)
    return Chain(x, weights, label, **settings)


CASES = [
    chain(),
    chain(3, 0),
    chain(1, 3, training=False),
    chain(3, 1, rate=0.95, seed=4),
    chain(1, 1, classical=False, rate=0.0),
    Chain(np.full((1, 1, 18, 18), 0.5), chain().weights, 1, seed=2),
]
NAMES = ["grey", "colour", "test mode", "hardly anything kept", "random filters"]
NAMES += ["without edges"]


def reckoned(scene, step):
    """Follow the equation of a step, functions too."""
    equation = replay.equation_at(scene, step)
    if equation.kind != "apply":
        return pupil.computed(scene, step)
    (((value, _),),) = replay.terms(scene, step)
    if equation.function.startswith("exp"):
        return np.exp(value) / float(equation.function.split("÷")[1])
    return FUNCTIONS[equation.function](value)


@pytest.mark.parametrize("front", [0, 3])
@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_arithmetic_of_every_layer_gives_the_engines_number(case, front):
    scene = chain_scene(case, front)
    for step in range(scene.steps):
        expected = pytest.approx(pupil.result(scene, step), rel=1e-6, abs=1e-12)
        assert reckoned(scene, step) == expected


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_after_the_last_step_every_panel_holds_the_engines_array(case):
    scene = chain_scene(case)
    for panel in scene.panels:
        if panel.name not in ("x", "w1", "w2"):
            filled = replay.filled(scene, panel.name, scene.steps)
            assert np.allclose(filled, panel.values, rtol=0, atol=1e-12), panel.name


def test_it_feeds_forward_layer_by_layer_and_then_runs_back():
    scene = chain_scene(CASES[0])
    said = [scene.narration.keys[index] for index in scene.narration.index]
    assert said == [*FORWARD, *BACKWARD]
    assert scene.start == scene.steps - 1


def said_at(scene, step):
    return scene.narration.keys[scene.narration.index[step]]


def test_a_tie_in_the_window_on_show_is_told_there_and_back():
    x = np.full((1, 1, 18, 18), 0.5)
    blur = np.full((4, 1, 3, 3), 1.0)
    scene = chain_scene(Chain(x, replace(chain().weights, w1=blur), 0))
    back = len(FORWARD) + BACKWARD.index("drelu")
    assert [said_at(scene, step) for step in (2, back)] == ["pool_tie", "drelu_tie"]


@given(
    seed=st.integers(0, 2**32 - 1),
    channels=st.sampled_from([1, 3]),
    classical=st.booleans(),
)
def test_cells_of_a_window_that_are_printed_alike_are_a_tie(seed, channels, classical):
    rng = np.random.default_rng(seed)
    x = rng.random((1, channels, 18, 18)).round(2)
    case = Chain(x, draw_weights(channels, rng, classical), 0)
    panel = chain_scene(case).panel("relu")
    windows = panel.values.reshape(4, 4, 4, 4, 4).transpose(0, 1, 3, 2, 4)
    windows = windows.reshape(-1, 16)
    largest = windows.max(axis=1, keepdims=True)
    printed = windows.round(panel.digits) == largest.round(panel.digits)
    assert (printed == (windows == largest)).all()


def test_where_nothing_was_above_zero_the_gradient_is_stopped():
    scene = chain_scene(CASES[-1])  # a filter for edges that finds none
    step = len(FORWARD) + BACKWARD.index("dconv")
    assert scene.narration.keys[scene.narration.index[step]] == "dconv_stopped"
    assert pupil.result(scene, step) == 0
    (((came, _),),) = replay.terms(scene, step)
    assert came != 0


def test_no_gradient_is_there_before_the_loss_is():
    scene = chain_scene(CASES[0])
    after_loss = len(FORWARD)
    for panel in scene.panels:
        if panel.colour == "gradient":
            filled = replay.filled(scene, panel.name, after_loss)
            assert np.isnan(filled).all(), panel.name


def test_the_arithmetic_follows_one_cell_of_the_map_that_is_looked_at():
    scene = chain_scene(CASES[0], front=2)
    ends = [replay.equation_at(scene, t).result_cells for t in range(4)]
    conv, relu, pool, drop = (
        pupil.cells_at(cells, t)[0] for t, cells in enumerate(ends)
    )
    assert conv == relu and conv // 256 == 2
    assert pool == drop and pool // 16 == 2
    row, column = divmod(conv % 256, 16)
    assert (row // 4, column // 4) == divmod(pool % 16, 4)


def test_what_is_dropped_is_crossed_out_where_nothing_comes_back():
    case = CASES[0]
    scene = chain_scene(case)
    assert np.array_equal(scene.panel("drop").state == 0, case.mask)
    assert np.array_equal(scene.panel("dpool").state == 0, case.mask)
    assert not scene.panel("dpool").values[~case.mask].any()


WITHOUT_TIES = [chain(1, 2, 9), chain(3, 0, 9), chain(1, 3, 9, training=False)]


@pytest.mark.parametrize("case", WITHOUT_TIES, ids=NAMES[:3])
@pytest.mark.parametrize("name", ["x", "w1", "b1", "w2", "b2"])
def test_central_differences_through_the_whole_chain_confirm_every_gradient(case, name):
    analytic = case.dy["input"] if name == "x" else getattr(case.grads, name)
    values = case.x if name == "x" else getattr(case.weights, name)

    def loss(array):
        if name == "x":
            other = Chain(array, case.weights, case.label, **settings)
        else:
            weights = Weights(**(vars(case.weights) | {name: array}))
            other = Chain(case.x, weights, case.label, **settings)
        return np.array(other.loss)

    settings = {"rate": case.rate, "seed": case.seed, "training": case.training}
    cells = np.random.default_rng(0).permutation(values.size)[:24]
    numeric = numerical_gradient(loss, values, 1.0, 1e-6, cells)
    largest = np.abs(analytic).max()
    assert largest > 0
    assert np.abs(numeric - analytic.ravel()[cells]).max() < 1e-6 * largest


@pytest.mark.parametrize("channels", [1, 3])
def test_cells_that_are_equal_but_for_noise_are_equal(channels):
    board = (np.indices((18, 18)) // 3).sum(axis=0) % 2
    x = np.stack([board * grey for grey in (0.9, 0.55, 0.3)][:channels])[None]
    for seed in range(20):
        weights = draw_weights(channels, np.random.default_rng(seed), classical=False)
        maps = Chain(x, weights, 1).y["conv"]
        values = np.unique(maps)
        assert np.diff(values).min() > 1e-9
        assert values[np.abs(values) < 1e-9].tolist() in ([], [0.0])
