"""Ranges, decimals and colours are those of the stage."""

import numpy as np
import pytest

from drawing.looks import looks
from figures.paint import ink_on
from figures.theme import palette
from scenes.panels import Curve, Panel
from scenes.scene import Scene
from tests.drawing.played import LESSONS, played


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_the_numbers_of_every_panel_look_as_on_the_stage(scripts, name, address):
    scene, _ = played(name, address)
    mine = looks(scene, "light")
    for panel in scene.panels:
        if not isinstance(panel, Curve):
            theirs, look = scripts.panel(scene, panel.name), mine[panel.name]
            assert look.digits == theirs["digits"], panel.name
            ends = [theirs[end] for end in ("low", "high", "range")]
            own = [look.low, look.high, look.range]
            assert own == pytest.approx(ends, rel=1e-9, abs=1e-12), panel.name


def test_what_is_printed_as_zero_everywhere_has_no_colour(scripts):
    """As the weights of a map that is dead: each step has made them smaller."""
    tiny = Panel("w", np.full((2, 2), 1.5e-29))
    scene = Scene(1, (tiny,))
    assert looks(scene, "light")["w"].range == 1 == scripts.panel(scene, "w")["range"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_cells_have_the_colours_of_the_stage(scripts, theme):
    scene, _ = played("relu", "pass=backward")
    for name, look in looks(scene, theme).items():
        if name == "curve":
            continue
        values = scene.panel(name).values / look.range
        shown = look.colours(scene.panel(name).values).reshape(-1, 3)
        colours = palette(theme)
        theirs = scripts.colours(None, colours, look.role(), values.ravel().tolist())
        assert np.abs(shown - np.array(theirs, int)).max() <= 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_ink_is_the_stages(scripts, theme):
    pairs = scripts.inks(None, palette(theme))
    colours, inks = (np.array(each, np.uint8) for each in zip(*pairs, strict=True))
    expected = np.where(inks[:, 0] == 255, "#ffffff", "#000000")
    assert (ink_on(colours) == expected).all()
