"""The program's own palettes, as the stage makes tables of them."""

import pytest

from figures.theme import palette


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_number_can_be_read_on_every_colour_of_every_scale(scripts, theme):
    pairs = scripts.inks(None, palette(theme))
    assert len(pairs) > 1000
    assert min(contrast(*pair) for pair in pairs) >= 4.5


def contrast(a, b):
    """Ratio of two colours by WCAG 2, from 1 to 21."""
    lights = sorted(luminance(colour) + 0.05 for colour in (a, b))
    return lights[1] / lights[0]


def luminance(colour):
    """Relative luminance of three numbers up to 255."""
    parts = [part / 255 for part in colour]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lowest_zero_and_highest_get_the_scales_own_colours(scripts, theme):
    colours = palette(theme)
    for role, scale in colours["roles"].items():
        middle = [len(scale["stops"]) // 2] if scale["diverging"] else []
        values = [-1, *[0 for _ in middle], 1] if scale["diverging"] else [0, 1]
        stops = [scale["stops"][at] for at in (0, *middle, -1)]
        assert scripts.colours(None, colours, role, values) == [rgb(s) for s in stops]


def rgb(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
