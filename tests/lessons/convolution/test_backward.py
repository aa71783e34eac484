"""What the convolution lesson shows of its backward pass."""

import numpy as np
import pytest

import lessons
from engine import conv2d, conv2d_backward
from lessons.parts import Check, Played
from lessons.sources import Sources
from lessons.texts import Texts
from tests.lessons.packing import header_of


def backward(address="", lang="en"):
    sources = Sources(Texts(lang))
    return lessons.shown("convolution", f"pass=backward&{address}", sources)


def panels_at(address):
    panels = backward(address).part(Played).scene.panels
    return {panel.name: panel.sheet for panel in panels}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("way", ["dw", "col2im", "full"])
def test_every_view_opens_with_a_sentence_for_each_of_its_steps(way, lang):
    header = header_of(backward(f"way={way}&p=1&s=2", lang).part(Played))
    keys = header["narration"]["keys"]
    assert set(keys) <= set(header["texts"]["narration"])
    names = {panel["name"] for panel in header["panels"]}
    assert names <= set(header["texts"]["panels"])


def test_forward_is_what_the_lesson_opens_on():
    panels = lessons.scene("convolution").panels
    assert [panel.name for panel in panels] == ["x", "w", "y", "maps"]


def test_the_gradients_on_show_are_the_engines():
    panels = panels_at("rgb=1&n=6&filter=gaussian&p=1&d=2&batch=2")
    x = np.stack([panels["x₁"], panels["x₂"]])
    dy = np.stack([panels["dy₁"], panels["dy₂"]])
    _, dw, db = conv2d_backward(dy, x, panels["w"][None], dilation=2)
    assert np.allclose(panels["dw"], dw[0]) and np.allclose(panels["db"], db)
    assert np.abs(dw).max() > 0


def test_the_second_picture_of_a_batch_is_the_first_one_mirrored():
    panels = panels_at("batch=3&n=5")
    assert np.array_equal(panels["x₂"], panels["x₁"][..., ::-1])
    assert np.array_equal(panels["x₃"], panels["x₁"][..., ::-1, :])


def test_a_filter_with_a_divisor_is_shown_as_it_is_multiplied():
    assert np.allclose(panels_at("filter=box")["w"], 1 / 9)


def test_from_a_loss_means_the_same_layer_on_the_picture_moved_by_one_cell():
    panels = panels_at("dy=loss&n=8&filter=sobel-columns")
    x, w = panels["x"][None], panels["w"][None]
    moved = np.concatenate([x[..., :1], x[..., :-1]], axis=-1)
    apart = conv2d(x, w) - conv2d(moved, w)
    expected = 2 * apart[0] / apart.size
    assert np.abs(panels["dy"] - expected).max() <= 0.05 * np.abs(expected).max()


def test_a_single_cell_of_dy_can_be_chosen_by_a_click():
    played = backward("dy=one&dyr=1&dyc=3").part(Played)
    chosen = {panel.name: panel.choose for panel in played.scene.panels}
    assert np.argwhere(played.scene.panel("dy").sheet).tolist() == [[0, 1, 3]]
    assert chosen["dy"] and not chosen["x"]
    assert played.subject == "1 3"


def test_the_worked_example_is_three_by_three():
    address = "example=small&rgb=1"
    panels = panels_at(address)
    assert panels["x"].tolist() == [[[1, 2, 0], [0, 1, 3], [2, 1, 0]]]
    assert panels["w"].tolist() == [[[1, -1], [2, 0]]]
    assert backward(address).part(Played).scene.steps == 4


def test_the_deep_example_runs_back_to_all_of_its_channels():
    dw = panels_at("example=deep&dy=ones")["dw"]
    assert dw[:, 0, 0].tolist() == [18, 12, 14]  # each channel's upper left 3 × 3 cells
    dx = panels_at("example=deep&way=full&dy=ones")["full"]
    assert dx[:, 0, 0].tolist() == [1, 0, 1]  # a corner meets one weight a channel


def test_the_check_is_of_what_is_on_show():
    assert len(backward("way=col2im&batch=3").part(Check).make().dy) == 3
    view = backward("n=4&p=1&filter=sharpen")
    parts = {part.name: part for part in view.part(Check).make().parts}
    panel = view.part(Played).scene.panel
    assert np.array_equal(parts["w"].gradient, panel("dw").values)
    assert parts["b"].gradient.item() == panel("db").values.item()


def test_what_only_forward_needs_has_no_control():
    assert {"b", "same", "flip"} <= set(backward().bar.without)
    assert "batch" not in backward("way=full").bar.without
    assert "way" in lessons.shown("convolution").bar.without


def facts_at(address):
    return lessons.shown("convolution", address).part(Played).facts


def test_the_biases_gradient_is_spelled_out_where_its_numbers_are_few():
    small = facts_at("example=small&pass=backward")
    assert "db = Σ dy = 0.1 + 0.3 + (−0.3) + (−0.9) = −0.8" in small
    ones = facts_at("pass=backward&dy=ones")
    assert "db = Σ dy over 36 cells = 36" in ones


def test_of_a_batch_as_many_pictures_are_named_as_there_are():
    named = {n: facts_at(f"pass=backward&batch={n}")[1] for n in (2, 3)}
    assert named[2].endswith("the lens and its mirror image; dW and db sum over both")
    assert named[3].endswith("and the lens upside down; dW and db sum over all three")
