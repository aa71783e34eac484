"""The convolution lesson, backward."""

import numpy as np
import pytest

from engine import conv2d, conv2d_backward
from tests.payloads import stage_of


def panels_of(app):
    assert not app.exception
    header, array = stage_of(app)
    return header, {p["name"]: array(p["values"]) for p in header["panels"]}


def backward(open_page, **query):
    return open_page("convolution", **({"pass": "backward", "lang": "en"} | query))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("way", ["dw", "col2im", "full"])
def test_every_view_opens_with_a_sentence_for_each_of_its_steps(open_page, way, lang):
    header, _ = panels_of(backward(open_page, way=way, lang=lang, p=1, s=2))
    keys = header["narration"]["keys"]
    assert set(keys) <= set(header["texts"]["narration"])
    names = {panel["name"] for panel in header["panels"]}
    assert names <= set(header["texts"]["panels"])


def test_forward_is_what_the_lesson_opens_on(open_page):
    header, panels = panels_of(open_page("convolution"))
    assert list(panels) == ["x", "w", "y", "maps"]


def test_the_gradients_on_show_are_the_engines(open_page):
    query = {"rgb": 1, "n": 6, "filter": "gaussian", "p": 1, "d": 2, "batch": 2}
    _, panels = panels_of(backward(open_page, **query))
    x = np.stack([panels["x₁"], panels["x₂"]])
    dy = np.stack([panels["dy₁"], panels["dy₂"]])
    _, dw, db = conv2d_backward(dy, x, panels["w"][None], dilation=2)
    assert np.allclose(panels["dw"], dw[0]) and np.allclose(panels["db"], db)
    assert np.abs(dw).max() > 0


def test_the_second_picture_of_a_batch_is_the_first_one_mirrored(open_page):
    _, panels = panels_of(backward(open_page, batch=3, n=5))
    assert np.array_equal(panels["x₂"], panels["x₁"][..., ::-1])
    assert np.array_equal(panels["x₃"], panels["x₁"][..., ::-1, :])


def test_a_filter_with_a_divisor_is_shown_as_it_is_multiplied(open_page):
    _, panels = panels_of(backward(open_page, filter="box"))
    assert np.allclose(panels["w"], 1 / 9)


def test_from_a_loss_means_the_same_layer_on_the_picture_moved_by_one_cell(open_page):
    _, panels = panels_of(backward(open_page, dy="loss", n=8, filter="sobel-columns"))
    x, w = panels["x"][None], panels["w"][None]
    moved = np.concatenate([x[..., :1], x[..., :-1]], axis=-1)
    apart = conv2d(x, w) - conv2d(moved, w)
    expected = 2 * apart[0] / apart.size
    assert np.abs(panels["dy"] - expected).max() <= 0.05 * np.abs(expected).max()


def test_a_single_cell_of_dy_can_be_chosen_by_a_click(open_page):
    header, panels = panels_of(backward(open_page, dy="one", dyr=1, dyc=3))
    assert np.argwhere(panels["dy"]).tolist() == [[0, 1, 3]]
    chosen = {panel["name"]: panel["choose"] for panel in header["panels"]}
    assert chosen["dy"] and not chosen["x"]


def test_the_worked_example_is_three_by_three(open_page):
    kernel = "1,-1;2,0/1"
    query = {"example": "small", "filter": "typed", "k": kernel, "kh": 2, "kw": 2}
    header, panels = panels_of(backward(open_page, rgb=1, **query))
    assert panels["x"].tolist() == [[[1, 2, 0], [0, 1, 3], [2, 1, 0]]]
    assert panels["w"].tolist() == [[[1, -1], [2, 0]]]
    assert header["steps"] == 4


def test_a_kernel_larger_than_the_input_explains_itself(open_page):
    app = backward(open_page, n=4, kh=11, kw=11)
    assert not app.exception and app.info


def test_the_gradient_check_agrees_on_the_lesson(open_page, monkeypatch):
    monkeypatch.setattr("ui.work.gradient_check.SLICE", 60)
    app = backward(open_page, n=4, p=1, filter="sharpen")
    app.session_state["gradient-open"] = True
    app.run()
    next(b for b in app.button if b.label == "Run the check").click().run()
    assert not app.exception
    said = [text.value for text in app.text]
    assert [line.split(":")[0] for line in said] == ["dx", "dw", "db"]
    differences = [float(line.split("difference ")[1].split(" ")[0]) for line in said]
    assert max(differences) < 1e-8
