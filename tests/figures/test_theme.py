"""The grammar of colour: zero is the ground, and everybody can tell the ends apart."""

import re

import numpy as np
import pytest

from figures.theme import palette, plotly_scale

THEMES = ("light", "dark")
DIVERGING = ("activation", "weight", "gradient")
# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
# Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0, for linear RGB.
EYES = {
    "all cones": np.eye(3),
    "no red cones": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green cones": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
# Linear sRGB to XYZ over the white point D65 (IEC 61966-2-1), for CIE 1976 L*a*b*.
TO_XYZ = np.array(
    [
        [0.412456, 0.357576, 0.180437],
        [0.212673, 0.715152, 0.072175],
        [0.019334, 0.119192, 0.950304],
    ]
)
JUST_SEEN = 2.3  # difference in L*a*b* that half of all observers notice


def linear(colour):
    share = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def lab(colour, eye="all cones"):
    xyz = TO_XYZ @ np.clip(EYES[eye] @ linear(colour), 0, 1) / TO_XYZ.sum(axis=1)
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one, other, eye):
    return np.linalg.norm(lab(one, eye) - lab(other, eye))


def contrast(one, other):
    """Contrast ratio of WCAG 2."""
    lights = sorted(TO_XYZ[1] @ linear(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def stops(role, theme):
    return palette(theme)["roles"][role]["stops"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", DIVERGING)
def test_zero_is_the_ground_in_the_middle_of_a_diverging_scale(role, theme):
    scale = stops(role, theme)
    assert len(scale) % 2 == 1
    assert scale[len(scale) // 2] == palette(theme)["ground"]
    assert palette(theme)["roles"][role]["diverging"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", ["mask", "count"])
def test_nothing_is_the_ground_for_masks_and_counts(role, theme):
    assert stops(role, theme)[0] == palette(theme)["ground"]
    assert not palette(theme)["roles"][role]["diverging"]


@pytest.mark.parametrize("role", ["grey", "red", "green", "blue"])
def test_pictures_are_black_at_zero_in_both_themes(role):
    assert stops(role, "light") == stops(role, "dark")
    assert stops(role, "light")[0] == "#000000"


def test_the_grounds_are_white_and_nearly_black():
    assert palette("light")["ground"] == "#ffffff"
    assert TO_XYZ[1] @ linear(palette("dark")["ground"]) < 0.01


@pytest.mark.parametrize("theme", THEMES)
def test_ink_is_read_on_the_ground(theme):
    assert contrast(palette(theme)["ink"], palette(theme)["ground"]) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("style", ["window", "cell", "winner"])
def test_a_frame_stands_out_from_the_ground_or_from_its_dark_rim(style, theme):
    """White and amber are close; the frame's rim is then what is seen."""
    accent = palette(theme)["accent"][style]
    against = [palette(theme)["ground"], "#404040"]
    assert max(contrast(accent, other) for other in against) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_the_winner_is_told_from_the_window(eye, theme):
    accent = palette(theme)["accent"]
    assert distance(accent["winner"], accent["window"], eye) > 10 * JUST_SEEN


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", DIVERGING)
@pytest.mark.parametrize("eye", EYES)
def test_the_ends_of_a_scale_are_told_apart_by_every_eye(eye, role, theme):
    scale = stops(role, theme)
    assert distance(scale[0], scale[-1], eye) > 10 * JUST_SEEN
    assert distance(scale[1], scale[-2], eye) > 10 * JUST_SEEN


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", DIVERGING)
@pytest.mark.parametrize("side", [1, -1])
def test_a_larger_magnitude_stands_out_more_from_the_ground(side, role, theme):
    scale = stops(role, theme)[::side]
    ground = palette(theme)["ground"]
    steps = [contrast(colour, ground) for colour in scale[: len(scale) // 2 + 1]]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_activations_weights_and_gradients_have_colours_of_their_own(theme):
    ends = [stops(role, theme)[end] for role in DIVERGING for end in (0, -1)]
    others = [(a, b) for a in ends for b in ends if a < b]
    assert min(distance(a, b, "all cones") for a, b in others) > 5 * JUST_SEEN


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_is_written_as_six_hexadecimal_digits(theme):
    colours = palette(theme)
    plain = (colours[name] for name in ("ground", "ink", "hatch"))
    flat = [*plain, *colours["accent"].values()]
    flat += [shade[:-2] for shade in colours["shades"].values()]
    flat += [stop for role in colours["roles"].values() for stop in role["stops"]]
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in flat)


@pytest.mark.parametrize("role", [*DIVERGING, "mask", "red"])
def test_plotly_gets_the_same_stops_from_0_to_1(role):
    scale = plotly_scale(role, "light")
    assert [colour for _, colour in scale] == list(stops(role, "light"))
    places = [place for place, _ in scale]
    assert places[0] == 0 and places[-1] == 1 and places == sorted(places)


@pytest.mark.parametrize("theme", THEMES)
def test_a_palette_cannot_be_changed_for_everybody_else(theme):
    palette(theme)["roles"]["grey"]["stops"] = ()
    palette(theme)["roles"].clear()
    assert len(stops("grey", theme)) == 2
