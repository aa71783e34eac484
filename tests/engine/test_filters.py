"""The classical filters and the bank of named ones."""

import numpy as np
import pytest

import engine
from engine.filters import PRESETS, preset

SIZES = [(1, 1), (1, 3), (2, 2), (3, 3), (4, 5), (5, 5), (3, 7), (11, 11)]
WELL_KNOWN = {
    "identity": ([[0, 0, 0], [0, 1, 0], [0, 0, 0]], 1),
    "box": ([[1, 1, 1], [1, 1, 1], [1, 1, 1]], 9),
    "gaussian": ([[1, 2, 1], [2, 4, 2], [1, 2, 1]], 16),
    "sobel-rows": ([[-1, -2, -1], [0, 0, 0], [1, 2, 1]], 1),
    "sobel-columns": ([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], 1),
    "prewitt-rows": ([[-1, -1, -1], [0, 0, 0], [1, 1, 1]], 1),
    "prewitt-columns": ([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]], 1),
    "laplacian": ([[0, 1, 0], [1, -4, 1], [0, 1, 0]], 1),
    "sharpen": ([[0, -1, 0], [-1, 5, -1], [0, -1, 0]], 1),
    "emboss": ([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]], 1),
}


@pytest.mark.parametrize("name", WELL_KNOWN)
def test_at_three_by_three_it_is_the_well_known_filter(name):
    weights, divisor = preset(name)
    assert (weights[0].tolist(), divisor) == WELL_KNOWN[name]


def test_the_well_known_ones_and_random_are_all_there_is():
    assert set(PRESETS) == {*WELL_KNOWN, "random"}


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("kernel", SIZES)
def test_weights_are_whole_numbers_of_the_shape_asked_for(name, kernel):
    weights, divisor = preset(name, kernel, channels=3)
    assert weights.shape == (3, *kernel) and weights.dtype == np.float32
    assert np.array_equal(weights, np.round(weights))
    assert divisor >= 1


@pytest.mark.parametrize("name", ["identity", "box", "gaussian", "sharpen", "emboss"])
@pytest.mark.parametrize("kernel", SIZES)
@pytest.mark.parametrize("channels", [1, 3])
def test_brightness_is_kept(name, kernel, channels):
    weights, divisor = preset(name, kernel, channels)
    assert weights.sum() / divisor == pytest.approx(1)


@pytest.mark.parametrize("name", [name for name in PRESETS if "-" in name])
@pytest.mark.parametrize("kernel", SIZES)
def test_edges_are_blind_to_even_areas(name, kernel):
    assert preset(name, kernel)[0].sum() == 0
    assert preset("laplacian", kernel)[0].sum() == 0


def test_the_well_known_larger_ones():
    assert preset("gaussian", 5)[0][0, 2].tolist() == [6, 24, 36, 24, 6]
    weights, divisor = preset("sobel-columns", 5)
    assert weights[0, 0].tolist() == [-1, -2, 0, 2, 1] and divisor == 12
    assert preset("laplacian", 5)[0][0, :, 2].tolist() == [1, 2, -16, 2, 1]
    assert preset("prewitt-rows", (4, 1))[0].ravel().tolist() == [-3, -1, 1, 3]


def test_the_centre_of_an_even_kernel_is_before_its_middle():
    assert preset("identity", (2, 4))[0].tolist() == [[[0, 1, 0, 0], [0, 0, 0, 0]]]


def test_a_grey_picture_gives_the_same_in_grey_and_in_rgb():
    grey = np.random.default_rng(0).random((1, 1, 6, 7))
    for name in WELL_KNOWN:
        maps = []
        for channels in (1, 3):
            weights, divisor = preset(name, 3, channels)
            w = weights[None].astype(float) / divisor
            maps.append(engine.conv2d_naive(np.repeat(grey, channels, axis=1), w))
        np.testing.assert_allclose(*maps, atol=1e-12)


def test_random_depends_on_its_seed_alone():
    first, again, other = (preset("random", 5, 3, seed)[0] for seed in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)
    assert first.min() >= -3 and first.max() <= 3


def scene(side):
    """Draw a picture with edges, corners, colours, a line and a texture."""
    rows, columns = np.mgrid[:side, :side] / side
    picture = np.stack([columns, 1 - columns, rows])
    picture[:, (rows - 0.3) ** 2 + (columns - 0.3) ** 2 < 0.04] = [[0.9], [0.1], [0.1]]
    picture[:, (abs(rows - 0.7) < 0.15) & (abs(columns - 0.3) < 0.15)] = 1
    picture[:, (abs(rows - 0.25) < 0.02) & (columns > 0.6)] = 0
    woven = (rows > 0.5) & (columns > 0.5)
    threads = np.sin(90 * rows) * np.sin(70 * columns) > 0
    picture[:, woven & threads] = 0
    return picture[None].astype(np.float32)


@pytest.mark.parametrize("kernel", range(2, 8))
@pytest.mark.parametrize("side", [64, 128])
def test_every_map_of_the_bank_shows_something(kernel, side):
    network = engine.filter_bank(kernel, padding=kernel // 2)
    activations, _ = network.run(scene(side))
    for layer in ("relu1", "relu2"):
        peaks = activations[layer].max(axis=(0, 2, 3))
        assert (peaks > 0.02).all(), (layer, peaks)
        assert (peaks < 8).all(), (layer, peaks)


def test_the_bank_has_names_for_all_its_maps():
    names, network = engine.filter_bank_names(), engine.filter_bank()
    assert list(network.layers) == [
        "conv1",
        "relu1",
        "pool1",
        "conv2",
        "relu2",
        "pool2",
    ]
    for layer, count in (("conv1", 12), ("conv2", 16)):
        assert len(set(names[layer])) == len(network.layers[layer].w) == count


def test_each_second_filter_combines_named_maps_of_the_first():
    names, w = engine.filter_bank_names(), engine.filter_bank().layers["conv2"].w
    used = dict(zip(names["conv2"], np.abs(w).max(axis=(2, 3)) > 0, strict=True))

    def maps(name):
        return {
            first for first, on in zip(names["conv1"], used[name], strict=True) if on
        }

    assert maps("corner-straight") == {"edge-horizontal", "edge-vertical"}
    assert maps("blob-dark") == {"blur-gaussian"}
    assert len(maps("texture")) == 4
    assert all(used[name].any() for name in used)


def stripes(degrees, side=24):
    """Draw soft stripes whose brightness rises along a direction."""
    rows, columns = np.mgrid[:side, :side]
    angle = np.deg2rad(degrees)
    wave = np.sin((np.cos(angle) * columns + np.sin(angle) * rows) * np.pi / 3)
    return np.repeat(wave[None, None] / 2 + 0.5, 3, axis=1).astype(np.float32)


@pytest.mark.parametrize("kind", ["edge", "gabor"])
@pytest.mark.parametrize("kernel", [3, 5, 7])
@pytest.mark.parametrize(
    ("line", "across"),
    [("horizontal", 90), ("rising", 45), ("vertical", 0), ("falling", 135)],
)
def test_oriented_filters_prefer_lines_of_their_name(kind, kernel, line, across):
    names = engine.filter_bank_names()["conv1"]
    maps = engine.filter_bank(kernel).run(stripes(across))[0]["relu1"][0]
    inside = maps[:, 6:-6, 6:-6].max(axis=(1, 2))
    strengths = {
        name: inside[names.index(name)] for name in names if name.startswith(kind)
    }
    assert max(strengths, key=strengths.get) == f"{kind}-{line}"


@pytest.mark.parametrize(
    ("colour", "name"), [([1, 0, 0], "red-green"), ([1, 1, 0], "yellow-blue")]
)
def test_colour_opponents_answer_to_their_colour_and_not_to_grey(colour, name):
    index = engine.filter_bank_names()["conv1"].index(name)
    picture = np.ones((1, 3, 12, 12), np.float32)
    network = engine.filter_bank(padding=0)
    assert network.run(picture)[0]["relu1"][0, index].max() < 1e-5
    picture *= np.array(colour, np.float32)[:, None, None]
    assert network.run(picture)[0]["relu1"][0, index].min() > 0.5


def test_a_picture_too_small_for_a_pool_is_refused():
    with pytest.raises(ValueError, match="kernel spans 2 rows, the padded input has 1"):
        engine.filter_bank().run(np.ones((1, 3, 3, 3), np.float32))
