"""The stage shows what a display list says of the same step."""

import numpy as np
import pytest

from drawing import draw
from drawing.looks import looks
from scenes.panels import Panel
from scenes.replay import Replay
from tests.browser.engines import SAME_SCRIPT, once
from tests.drawing.played import played

LARGE = (2560, 1440)  # px, in which every number is printed
SOME = 3  # cells of each panel
LESSONS = (
    ("convolution", "rgb=1&s=2"),
    ("convolution", "pass=backward"),
    ("im2col", "pass=backward&grad=dx"),
    ("max-pooling", "p=1"),
    ("dropout", "pass=backward"),
)


@once(SAME_SCRIPT)
@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_results_and_cells_are_what_is_drawn(open_stage, name, address):
    scene, _ = played(name, address)
    rng = np.random.default_rng()
    step = int(rng.integers(scene.steps))
    stage, display = open_stage(scene, t=step), draw(scene, step, size=LARGE)
    moment, known = Replay(scene).at(step), looks(scene, "light")
    assert np.ravel(stage.result) == pytest.approx(moment.numbers.results.tolist())
    for panel in filter(can_be_pointed_at, scene.panels):
        printed = {n.about[2]: n.letters for n in display.about("number", panel.name)}
        area = int(np.prod(panel.values.shape[-2:]))
        for cell in rng.integers(0, area, SOME).tolist():
            stage.hover(panel.name, cell)
            told = stage.root.locator(".ls-narration").inner_text()
            value = float(moment.panels[panel.name].reshape(-1)[cell])
            full = f"= {known[panel.name].tell(value)}"
            expected = full if cell in printed else "not computed yet"
            assert expected in told or "−∞" in told, f"{panel.name}, {cell}: {told}"


def can_be_pointed_at(panel):
    """Whether it is a matrix whose cells are neither fields nor thumbnails."""
    return isinstance(panel, Panel) and not panel.editable and not panel.pick
