"""A kernel that is typed into its own cells."""

import numpy as np
import pytest

from scenes.convolution.forward import convolution_forward
from scenes.windows import Geometry
from tests.browser.engines import SAME_SCRIPT, once
from tests.stage.scenes import convolution, rounded

PHONE = {"width": 390, "height": 844}
LEGIBLE = """all => all.filter((i) => getComputedStyle(i).color !== "rgba(0, 0, 0, 0)")
  .map((i) => i.scrollWidth > i.clientWidth ? 0
    : parseFloat(getComputedStyle(i).fontSize))"""


@pytest.fixture
def stage(open_stage):
    return open_stage(convolution(C=3), t=4)


def field(stage, cell):
    return stage.panel("w").locator(f'input[data-cell="{cell}"]')


def reported(stage):
    stage.frames(3)
    return [event["detail"] for event in stage.events if event["press"] == "edit"]


def test_the_fields_hold_the_weights_of_the_channel_in_front(open_stage):
    scene = convolution(C=3)
    stage = open_stage(scene)
    shown = (
        stage.panel("w").locator("input").evaluate_all("all => all.map(i => i.value)")
    )
    numbers = [float(text.replace("−", "-")) for text in shown]
    assert numbers == scene.panel("w").values[0].ravel().tolist()


def test_a_typed_weight_is_reported_while_it_is_typed(stage):
    field(stage, 4).fill("2.5")
    assert reported(stage) == [{"panel": "w", "cell": 4, "value": 2.5}]


def test_a_weight_of_another_channel_has_its_index_in_the_whole_kernel(stage):
    stage.panel("w").get_by_role("button", name="G", exact=True).click()
    field(stage, 9 + 7).fill("1")
    assert reported(stage) == [{"panel": "w", "cell": 16, "value": 1}]


@once(SAME_SCRIPT)
def test_a_number_may_be_written_as_people_write_it(stage):
    field(stage, 0).fill("—２，５")
    assert reported(stage)[-1]["value"] == -2.5


@once(SAME_SCRIPT)
def test_what_is_no_number_marks_the_field_and_reports_nothing(stage):
    field(stage, 0).fill("1e2")
    assert field(stage, 0).get_attribute("aria-invalid") == "true"
    assert reported(stage) == []


def test_a_field_that_is_left_shows_its_weight_again(stage):
    before = field(stage, 0).input_value()
    field(stage, 0).fill("abc")
    stage.page.keyboard.press("Enter")
    assert field(stage, 0).input_value() == before
    assert field(stage, 0).get_attribute("aria-invalid") is None


def test_new_data_fill_all_fields_but_the_one_being_typed_into(open_stage):
    stage = open_stage(convolution())
    field(stage, 0).fill("0.")
    stage.take(convolution(digits=2))
    assert field(stage, 0).input_value() == "0."
    assert field(stage, 1).input_value() != ""


def test_keys_of_the_player_write_into_a_field_and_leave_the_step_alone(stage):
    field(stage, 4).focus()
    for key in ("ArrowLeft", "ArrowRight", "Home", "End", "Space"):
        stage.page.keyboard.press(key)
    assert (stage.step, stage.data("playing")) == (4, "false")


@pytest.mark.parametrize(
    ("key", "cell"), [("ArrowDown", 7), ("ArrowUp", 1), ("Tab", 5), ("Shift+Tab", 3)]
)
def test_keys_walk_over_the_kernel(stage, key, cell):
    field(stage, 4).focus()
    stage.page.keyboard.press(key)
    focused = stage.page.evaluate("document.activeElement.dataset.cell")
    assert focused == str(cell)


def test_escape_leaves_a_field_and_not_the_enlarged_stage(stage):
    stage.button("enlarge").click()
    field(stage, 4).focus()
    stage.page.keyboard.press("Escape")
    assert "ls-enlarged" in stage.root.get_attribute("class")
    stage.page.keyboard.press("Escape")
    assert "ls-enlarged" not in stage.root.get_attribute("class")


def test_a_kernel_that_is_no_longer_typed_has_no_fields(open_stage):
    stage = open_stage(convolution())
    stage.take(convolution(editable=False))
    assert stage.panel("w").locator("input").count() == 0


def test_every_field_says_which_weight_it_is(stage):
    name = "Weight w[1, 2]"
    assert field(stage, 5).get_attribute("aria-label") == name


def test_an_11_by_11_kernel_can_be_typed_cell_by_cell(open_stage):
    stage = open_stage(convolution(size=12, kernel=11))
    assert stage.panel("w").locator("input").count() == 121
    field(stage, 120).fill("9")
    assert reported(stage) == [{"panel": "w", "cell": 120, "value": 9}]


@pytest.mark.parametrize(("weight", "count"), [(-3.25, 25), (-12096, 0)])
def test_no_number_is_cut_off_in_its_field(open_stage, weight, count):
    w = np.ones((1, 1, 5, 5))
    w[0, 0, 1, 2] = weight
    geometry = Geometry((5, 5), (1, 1), ((0, 0), (0, 0)), (1, 1))
    scene = convolution_forward(rounded(1, 1, 1, 14, 14), w, geometry)
    stage = open_stage(scene, viewport=PHONE)
    fields = stage.panel("w").locator("input")
    sizes = fields.evaluate_all(LEGIBLE)
    assert len(sizes) == count and all(size >= 9 for size in sizes)
    field(stage, 7).focus()
    assert len(fields.evaluate_all(LEGIBLE)) == max(count, 1)
