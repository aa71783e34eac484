"""Neurons and the edges between them: a panel like any other, on a sheet of its own."""

import json
from dataclasses import replace

import numpy as np

from scenes.panels import CROSSED
from scenes.signal.graph import convolution_graph
from scenes.signal.numbers import run_signal
from tests.browser.engines import NO_PREFERENCES, SAME_SCRIPT, chromium_only, once
from tests.browser.stage.floor.test_layout import WIDE, screen
from tests.scenes.shapes import rounded
from tests.stage.scenes import neurons

RINGS = """(all) => all.map((node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return [x, y, x + width, y + height];
})"""


def said(stage, panel):
    """Read what a screen reader says of each node."""
    nodes = stage.panel(panel).locator(".ls-node")
    return nodes.evaluate_all("all => all.map(node => node.ariaLabel)")


def test_a_node_stays_empty_until_its_step(open_stage):
    stage = open_stage(neurons(), t=0)
    assert stage.panel("y").get_attribute("data-rows") == "2"
    assert said(stage, "x") == ["x0 = −1", "x1 = 0", "x2 = 1"]
    assert said(stage, "y") == ["y0 = −0.50", "y1"]
    stage.keep_time()
    stage.page.keyboard.press("ArrowRight")
    stage.pass_time(900)
    assert said(stage, "y") == ["y0 = −0.50", "y1 = −2.75"]


def test_the_edges_of_a_step_are_lit_with_their_numbers(open_stage):
    stage = open_stage(neurons(), t=1)
    numbers = stage.root.locator(".ls-edge-numbers text.ls-lit").all_text_contents()
    assert sorted(numbers) == ["0.25", "2.00", "−0.75"]
    assert stage.root.locator(".ls-runner").count() == 3


@chromium_only(NO_PREFERENCES)
def test_nothing_flows_for_who_wants_no_motion(open_stage):
    stage = open_stage(neurons(), t=1, device={"reduced_motion": "reduce"})
    assert stage.root.locator("line.ls-lit").count() == 3
    assert stage.root.locator(".ls-runner").count() == 0


def test_enter_on_a_node_goes_to_its_step(open_stage):
    stage = open_stage(neurons(), t=0)
    stage.panel("y").locator(".ls-node").nth(1).focus()
    stage.page.keyboard.press("Enter")
    assert stage.step == 1
    assert stage.events == []


def test_a_node_that_has_the_focus_leaves_the_players_keys_alone(open_stage):
    stage = open_stage(neurons(), t=1)
    stage.panel("y").locator(".ls-node").nth(1).focus()
    stage.page.keyboard.press("Home")
    assert stage.step == 0
    stage.page.keyboard.press("ArrowRight")
    assert stage.step == 1


def test_a_number_is_typed_into_a_node(open_stage):
    stage = open_stage(neurons(editable=True), t=1)
    stage.panel("x").locator("rect").nth(2).click()
    stage.page.keyboard.insert_text("0,5")
    stage.page.keyboard.press("Enter")
    edits = [event["detail"] for event in stage.events]
    assert edits == [{"panel": "x", "cell": 2, "value": 0.5}]
    assert stage.step == 1
    assert stage.root.get_by_label("Value of x2").is_hidden()


def test_a_node_that_is_pointed_at_lights_its_edges(open_stage):
    stage = open_stage(neurons(), t=0)
    stage.panel("x").locator("rect").nth(1).hover()
    assert stage.root.locator("line.ls-pointed").count() == 2
    assert "x1 = 0" in stage.root.locator(".ls-narration").inner_text()


def test_new_data_may_come_while_a_node_is_pointed_at(open_stage):
    stage = open_stage(neurons(), t=1)
    stage.panel("x").locator("rect").nth(1).hover()
    stage.take(neurons())
    assert stage.root.locator("line.ls-lit").count() == 3
    assert "x1 = 0" not in stage.root.locator(".ls-narration").inner_text()


def test_what_is_dropped_is_crossed_out(open_stage):
    scene = neurons(state=np.array([0, CROSSED, 0], np.uint8))
    state = np.array([0, CROSSED, 0, 0, CROSSED, 0], np.uint8)
    stage = open_stage(replace(scene, edges=(replace(scene.edges[0], state=state),)))
    crossed = "all => all.map((node) => node.classList.contains('ls-crossed'))"
    nodes = stage.panel("x").locator(".ls-node")
    assert nodes.evaluate_all(crossed) == [False, True, False]
    assert stage.root.locator("line.ls-crossed").count() == 2
    solid = "all => all.map((group) => getComputedStyle(group).opacity)"
    assert set(stage.root.locator("g.ls-crossed").evaluate_all(solid)) == {"1"}


def test_nodes_stand_apart_and_their_numbers_can_be_read(open_stage):
    W = np.random.default_rng(1).uniform(-1, 1, (6, 8)).round(2)
    stage = open_stage(neurons(W), viewport=screen(390))
    assert stage.page.evaluate(WIDE) == []
    boxes = stage.root.locator(".ls-node rect").evaluate_all(RINGS)
    assert not any(overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    sizes = stage.root.locator(".ls-number").evaluate_all(
        "all => all.map((node) => parseFloat(getComputedStyle(node).fontSize))"
    )
    assert min(sizes) >= 15.9


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_the_equation_takes_its_terms_from_the_nodes(open_stage):
    scene = neurons()
    stage = open_stage(scene, t=1)
    result = json.loads(stage.equation.get_attribute("data-result"))
    assert result == scene.panel("y").values[1]


def shared_weights(padding=0):
    """Run a 1-D convolution of five numbers there and back."""
    signal = run_signal(rounded(1, 5), rounded(2, 3), 0.5, padding=padding)
    return convolution_graph(signal, signal.back(rounded(3, len(signal.y))))


@once(SAME_SCRIPT)
def test_every_gradient_is_a_tab_of_its_node(open_stage):
    padding = 2
    stage = open_stage(shared_weights(padding), viewport=screen(390))
    assert stage.page.evaluate(WIDE) == []
    for name in ("x", "w", "b", "y"):
        nodes, tabs = (
            stage.panel(panel).locator(".ls-node:visible rect").evaluate_all(RINGS)
            for panel in (name, f"d{name}")
        )
        nodes = nodes[padding : len(nodes) - padding] if name == "x" else nodes
        assert [sum(overlap(node, tab) for node in nodes) for tab in tabs] == [1] * (
            len(nodes)
        )


def test_padding_has_no_gradient_and_cannot_be_typed_into(open_stage):
    stage = open_stage(shared_weights(padding=1), t=0)
    assert stage.panel("dx").locator(".ls-node:visible").count() == 5
    stage.panel("x").locator("rect").nth(0).click()
    assert stage.root.locator(".ls-node-editor:visible").count() == 0
    stage.panel("x").locator("rect").nth(1).click()
    assert stage.root.get_by_label("Value of x[0]").is_visible()


def test_what_runs_forward_and_what_runs_back_move_against_each_other(open_stage):
    scene = shared_weights()
    ends = [way_of_a_runner(open_stage(scene, t=step)) for step in (0, 3)]
    assert ends[0][0] < ends[0][1]  # from x to y
    assert ends[1][0] > ends[1][1]


def way_of_a_runner(stage):
    """Where across the sheet a runner starts and ends."""
    path = stage.root.locator(".ls-runner animateMotion").first.get_attribute("path")
    start, end = path[1:].split("L")
    return float(start.split()[0]), float(end.split()[0])
