"""Whatever stands still is right: pausing at any moment lands the step."""

import numpy as np
import pytest

from scenes import replay
from scenes.panels import Nodes
from tests.browser.engines import SAME_SCRIPT, once
from tests.scenes.lessons import every_lesson

pytestmark = once(SAME_SCRIPT)

LESSONS = every_lesson()
KINDS = (  # of what moves and arrives; what each step brings, tests/stage asks of all
    "convolution",
    "convolution dW of a batch",
    "convolution col2im",
    "im2col turned=False",
    "relu",
    "max pooling",
    "graph",
    "chain",
)
MOMENTS = 2  # of each way to pause
WAYS = ("button", "space", "pointer", "layout", "scrubber", "step")
SLOWEST = 700  # ms a step

# A look at what every panel believes to show
WATCH = """async () => {
  const { PanelView } = await import("/stage/panels/panel.js");
  const { NodesView } = await import("/stage/graph/nodes.js");
  const { Overlay } = await import("/stage/floor/overlay.js");
  const views = new Map();
  for (const View of [PanelView, NodesView]) {
    const take = View.prototype.take;
    View.prototype.take = function (panel, ...more) {
      views.set(panel.name, this);
      return take.call(this, panel, ...more);
    };
  }
  const draw = Overlay.prototype.draw;
  let flights = 0;
  Overlay.prototype.draw = function (state, ...more) {
    flights = state.flights.length;
    return draw.call(this, state, ...more);
  };
  window.forget = () => views.clear();
  window.standing = () => ({
    flights,
    step: Number(document.querySelector("[data-testid=stage]").dataset.step),
    values: Object.fromEntries([...views].filter(([, view]) => view.filled).map(
      ([name, { filled, painted }]) =>
        [name, { painted, values: [...filled.values] }])),
  });
}"""
PAUSE = """([ms, pace, way, share]) => {
  const root = document.querySelector("[data-testid=stage]");
  const press = (action) => root.querySelector(`[data-action=${action}]`).click();
  const slide = (action, value) => {
    const slider = root.querySelector(`[data-action=${action}]`);
    slider.value = value;
    slider.dispatchEvent(new Event("input"));
  };
  const space = () => document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key: " ", bubbles: true }));
  const point = () => {
    const canvas = root.querySelector("canvas[data-front], .ls-node");
    const box = canvas.getBoundingClientRect();
    canvas.dispatchEvent(new PointerEvent("pointermove", {
      bubbles: true, pointerType: "mouse", clientX: box.left + box.width / 2,
      clientY: box.top + box.height / 2 }));
  };
  const enlarge = () => { space(); press("enlarge"); press("enlarge"); };
  slide("speed", pace);
  press("first");
  press("play");
  pass(ms);
  ({ button: () => press("play"), space, pointer: point, layout: enlarge,
     step: () => { press("play"); press("forward"); },
     scrubber: () => slide("scrub", Math.floor(share * root.dataset.steps)) })[way]();
  pass(["scrubber", "step"].includes(way) ? 2000 : 20); // these move first
  const told = standing();
  if (way === "pointer") {
    root.querySelector(".ls-floor").dispatchEvent(new PointerEvent("pointerleave"));
    press("play");
  }
  return told;
}"""


def moments(steps, rng):
    """Draw when to pause, at what speed, and how."""
    for way in WAYS:
        for _ in range(MOMENTS):
            most = SLOWEST * min(steps, 5)
            ms, pace = int(rng.integers(1, most)), int(rng.integers(0, 101))
            yield ms, pace, way, float(rng.random())


@pytest.fixture(scope="module")
def seed():
    """Fresh at every run; a failing test prints it."""
    return int(np.random.SeedSequence().entropy % 2**32)


def test_what_stands_still_is_right_whenever_and_however_one_pauses(open_stage, seed):
    rng, stage = np.random.default_rng(seed), None
    for lesson in KINDS:
        scene = LESSONS[lesson]
        if stage is None:
            stage = open_stage(scene, t=0)
            stage.keep_time()
            stage.page.evaluate(WATCH)
        stage.page.evaluate("forget()")
        stage.take(scene, subject=lesson)
        for moment in moments(scene.steps, rng):
            said = stage.page.evaluate(PAUSE, list(moment))
            where = f"{lesson}, paused {moment}, seed {seed}"
            assert said["flights"] == 0, where
            check(scene, said, where)


def check(scene, said, where):
    step = said["step"]
    for name, told in said["values"].items():
        expected = replay.filled(scene, name, step + 1).ravel()
        alike = np.allclose(told["values"], expected, equal_nan=True)
        assert alike, f"{name} at step {step}: {where}"
        if not isinstance(scene.panel(name), Nodes):
            assert told["painted"] == step, f"{name}: {where}"
