import numpy as np
import pytest

from lessons.texts import Texts
from tests.mounts import data_of
from tests.payloads import stage_of


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_opens_on_the_whole_chain_with_every_gradient(open_page, lang):
    app = open_page("backpropagation", lang=lang)
    assert not app.exception
    header, array = stage_of(app)
    panels = {panel["name"]: array(panel["values"]) for panel in header["panels"]}
    assert header["steps"] == 15 and header["start"] == 14
    for name in ("x", "w1", "conv", "relu", "pool", "drop", "w2", "scores", "loss"):
        assert np.abs(panels[f"d{name}"]).max() > 0


def test_a_layers_way_back_to_the_chain_is_a_button_of_the_bar(open_page):
    bar = data_of(open_page("backpropagation", layer="relu"), "ui/controls/bar")
    named = {action["name"]: action["after"] for action in bar["actions"]}
    assert named == {"whole": "layer", "redraw": "seed"}
    assert "pass" in [field["key"] for field in bar["fields"]]


def place_of(app, component):
    """Path to a component on the page: the browser keeps what has the same one."""
    proto = next(
        element.proto
        for element in app.get("bidi_component")
        if element.proto.component_name.endswith(component)
    )
    return path_to(proto, app.main)


def path_to(proto, node):
    for number, child in node.children.items():
        if getattr(child, "proto", None) is proto:
            return (child.type, number)
        below = path_to(proto, child) if hasattr(child, "children") else None
        if below:
            return (child.type, number, *below)
    return None


@pytest.mark.parametrize("query", [{"view": "convolution"}, {"open": "graph"}])
def test_the_bar_stands_at_the_same_place_in_every_view(open_page, query):
    whole = place_of(open_page("backpropagation"), "controls_bar")
    assert whole == ("flex_container", 1, "column", 1, "bidi_component", 0)
    assert place_of(open_page("backpropagation", **query), "controls_bar") == whole


@pytest.mark.parametrize("view", ["chain", "convolution"])
def test_a_gradient_check_is_offered(open_page, view):
    app = open_page("backpropagation", view=view, lang="en")
    app.session_state["gradient-open"] = True
    app.run()
    assert not app.exception
    assert [button.label for button in app.button] == ["Run the check"]


@pytest.mark.parametrize(
    ("view", "key"),
    [("chain", "backpropagation.nudged"), ("graph", "gradient_check.about")],
)
def test_the_check_says_what_is_nudged(open_page, view, key):
    app = open_page("backpropagation", view=view, lang="en")
    app.session_state["gradient-open"] = True
    assert Texts("en")(key) in [text.value for text in app.run().markdown]
