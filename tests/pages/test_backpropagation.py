import json

import numpy as np
import pytest

from engine import conv2d_backward, softmax
from lessons.backpropagation.controls import LAYERS, open_layer
from tests.payloads import stage_of


def panels_of(app):
    """Header, and values of the panels by name, of shape (K, rows, columns)."""
    header, array = stage_of(app)
    return header, {p["name"]: array(p["values"]) for p in header["panels"]}


def controls(app):
    """Keys of the controls, and names of the buttons, in the bar."""
    protos = [e.proto for e in app.get("bidi_component")]
    (data,) = [json.loads(p.json) for p in protos if p.component_name.endswith("bar")]
    names = [action["name"] for action in data["actions"]]
    return [field["key"] for field in data["fields"]], names


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_opens_on_the_whole_chain_with_every_gradient(open_page, lang):
    app = open_page("backpropagation", lang=lang)
    assert not app.exception
    header, panels = panels_of(app)
    assert header["steps"] == 15 and header["start"] == 14
    for name in ("x", "w1", "conv", "relu", "pool", "drop", "w2", "scores", "loss"):
        assert np.abs(panels[f"d{name}"]).max() > 0


@pytest.mark.parametrize("rgb", [0, 1])
def test_loss_and_its_first_gradient_are_those_of_the_scores_on_show(open_page, rgb):
    _, panels = panels_of(open_page("backpropagation", label=2, rgb=rgb))
    p = softmax(panels["scores"].ravel())
    assert np.allclose(panels["p"].ravel(), p)
    assert panels["y"].ravel().tolist() == [0, 0, 1, 0]
    assert panels["loss"].item() == pytest.approx(-np.log(p[2]))
    assert np.allclose(panels["dscores"].ravel(), p - [0, 0, 1, 0])


def test_the_seed_changes_the_mask_and_leaves_the_weights_alone(open_page):
    first, other = (
        panels_of(open_page("backpropagation", seed=seed))[1] for seed in (1, 2)
    )
    assert np.array_equal(first["w2"], other["w2"])
    assert np.array_equal(first["pool"], other["pool"])
    assert not np.array_equal(first["drop"] == 0, other["drop"] == 0)


def test_other_weights_and_random_filters_are_drawn(open_page):
    first = panels_of(open_page("backpropagation"))[1]
    other = panels_of(open_page("backpropagation", weights=7, filter="random"))[1]
    assert not np.array_equal(first["w2"], other["w2"])
    assert not np.array_equal(first["w1"], other["w1"])


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_opens_alone_on_the_chains_numbers(open_page, layer, way, lang):
    whole = panels_of(open_page("backpropagation", map=1))[1]
    query = {"layer": layer, "map": 1, "lang": lang, "mode": "train", "pass": way}
    app = open_page("backpropagation", **query)
    assert not app.exception
    header, panels = panels_of(app)
    assert header["leaves"]
    said = set(header["narration"]["keys"]) - {"none"}
    assert said <= set(header["texts"]["narration"])
    assert {p["name"] for p in header["panels"]} <= {*header["texts"]["panels"], "w"}
    came = whole[layer][1] if layer != "dense" else whole["scores"].ravel()
    if way == "forward":
        assert np.allclose(panels["y"].ravel(), came.ravel(), atol=1e-9)
    else:
        back = whole[f"d{layer}"][1] if layer != "dense" else whole["dscores"]
        assert np.array_equal(panels["dy"].ravel(), back.ravel())


class Pressed(dict):
    """A lesson's values; remembers what a press changes."""

    def change(self, **values):
        self.update(values)


@pytest.mark.parametrize(
    ("panel", "card", "opened"),
    [
        ("conv", 2, ("conv", "2", "forward")),
        ("dconv", 2, ("conv", "2", "backward")),
        ("drop", 1, ("drop", "1", "forward")),
        ("ddrop", 1, ("drop", "1", "backward")),
        ("dw1", 7, ("conv", "2", "backward")),
        ("dw2", 3, ("dense", "1", "backward")),
    ],
)
def test_a_map_that_is_clicked_opens_its_layer_in_its_direction(panel, card, opened):
    lesson = Pressed(rgb=True, map="1")
    open_layer(lesson, panel, card)
    assert (lesson["layer"], lesson["map"], lesson["pass"]) == opened


def test_the_way_back_stands_beside_the_layer_that_is_open(open_page):
    keys, actions = controls(open_page("backpropagation"))
    assert "whole" not in actions and "pass" not in keys
    keys, actions = controls(open_page("backpropagation", layer="relu"))
    assert "whole" in actions and "pass" in keys


@pytest.mark.parametrize("example", ["small", "own"])
@pytest.mark.parametrize("dy", ["random", "ones", "one", "loss"])
def test_the_convolutions_view_ends_in_the_engines_gradients(open_page, example, dy):
    query = {"view": "convolution", "example": example, "dy": dy, "rgb": 1}
    _, panels = panels_of(open_page("backpropagation", **query))
    x, w = panels["x"][None], panels["w"][None]
    assert x.shape[2:] == ((3, 3) if example == "small" else (6, 6))
    dx, dw, db = conv2d_backward(panels["dy"][None], x, w)
    assert np.allclose(panels["dx"], dx[0]) and np.allclose(panels["full"], dx[0])
    assert np.allclose(panels["dw"], dw[0]) and np.allclose(panels["db"], db)


@pytest.mark.parametrize(
    "query",
    [
        {"layer": "nothing", "map": "4", "label": "-1", "weights": "x"},
        {"view": "elsewhere", "rate": "1", "filter": "sobel", "mode": "rest"},
        {"view": "convolution", "example": "huge", "dyr": "999", "dy": "all"},
    ],
)
def test_bad_values_in_the_address_fall_back(open_page, query):
    app = open_page("backpropagation", **query)
    assert not app.exception
    assert stage_of(app)[0]["steps"] > 0


@pytest.mark.parametrize("view", ["chain", "convolution"])
def test_a_gradient_check_is_offered(open_page, view):
    app = open_page("backpropagation", view=view, lang="en")
    app.session_state["gradient-open"] = True
    app.run()
    assert not app.exception
    assert [button.label for button in app.button] == ["Run the check"]
