"""The 1-D convolution as a computation graph, a view of the page on backpropagation."""

import numpy as np
import pytest

import engine
from tests.pages.test_dropout import controls, opened, panels_of


@pytest.fixture
def open_graph(open_page):
    """Open the view: ``open_graph(s=2)``."""
    return lambda **query: open_page("backpropagation", view="graph", **query)


def computed(panels):
    """Read all numbers of the nodes."""
    return {name: panels[name].ravel() for name in ("x", "w", "b", "y", "dx", "dw")}


@pytest.mark.parametrize("flip", [0, 1])
@pytest.mark.parametrize(("s", "p"), [(1, 0), (2, 1), (3, 2)])
def test_the_numbers_are_the_engines_for_every_stride_and_padding(
    open_graph, s, p, flip
):
    app = open_graph(s=s, p=p, flip=flip, x="1,-0.5,2,4,-3", k="1,0.25,-2", b="0.5")
    assert not app.exception
    now = computed(panels_of(app)[1])
    x, w = np.array([1, -0.5, 2, 4, -3]), np.array([1, 0.25, -2])
    kernel = w[::-1] if flip else w
    arguments = x[None, None], kernel[None, None]
    assert np.array_equal(now["x"][p : p + 5], x) and np.array_equal(now["w"], w)
    y = engine.conv1d(*arguments, np.array([0.5]), s, p)
    assert np.array_equal(now["y"], y.ravel())
    dy = panels_of(app)[1]["dy"].reshape(1, 1, -1)
    dx, dw, _ = engine.conv1d_backward(dy, *arguments, s, p)
    assert np.array_equal(now["dx"][p : p + 5], dx.ravel())
    assert np.array_equal(now["dw"], dw.ravel()[:: -1 if flip else 1])


@pytest.mark.parametrize(
    "query",
    [
        {"x": "1,2,3,4", "k": "1,2,3,4", "b": "1,2"},
        {"x": "1,2,3,4,nan", "k": "a,b,c", "b": "1e99"},
        {"x": "", "k": ",,", "b": "💥"},
        {"s": 0, "p": -1, "flip": "perhaps", "dy": "all", "dyr": 99, "seed": "x"},
    ],
)
def test_bad_numbers_in_the_address_fall_back(open_graph, query):
    app = open_graph(**query)
    assert not app.exception
    one, plain = (computed(panels_of(each)[1]) for each in (app, open_graph()))
    assert all(np.array_equal(one[name], plain[name]) for name in plain)


@pytest.mark.parametrize(
    ("query", "dy"),
    [({"dy": "ones"}, [1, 1, 1]), ({"dy": "one", "dyr": 1}, [0, 1, 0])],
)
def test_the_reader_chooses_the_gradient_that_comes_in(open_graph, query, dy):
    _, panels = panels_of(open_graph(**query))
    assert panels["dy"].ravel().tolist() == dy


def test_a_loss_compares_with_the_layer_on_the_shifted_signal(open_graph):
    _, panels = panels_of(open_graph(dy="loss", x="1,2,3,4,5", k="0,1,0", b="0"))
    assert panels["y"].ravel().tolist() == [2, 3, 4]
    assert panels["dy"].ravel().tolist() == [0.67, 0.67, 0.67]


def test_the_bar_offers_what_moves_the_gradient_at_the_moment(open_graph):
    plain = {"view", "s", "p", "flip", "dy"}
    assert set(controls(open_graph())) == plain | {"seed"}
    assert set(controls(open_graph(dy="one"))) == plain | {"dyr"}
    assert set(controls(open_graph(dy="ones"))) == plain


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_step_has_its_sentence(open_graph, lang):
    for s in (1, 3):
        header, _ = panels_of(open_graph(lang=lang, s=s))
        said = header["texts"]["narration"]
        assert all(said[key] for key in header["narration"]["keys"])


def test_central_differences_confirm_the_gradients(open_graph, monkeypatch):
    monkeypatch.setattr("ui.work.gradient_check.SLICE", 60)
    app = opened(open_graph(s=2, p=1, lang="en"), "gradient-open")
    next(b for b in app.button if b.label == "Run the check").click().run()
    assert not app.exception
    said = [text.value for text in app.text]
    assert [line.split(":")[0] for line in said] == ["dx", "dw", "db"]
    differences = [float(line.split("difference ")[1].split(" ")[0]) for line in said]
    assert max(differences) < 1e-8
