import numpy as np
import pytest

from engine import filter_bank
from lessons.texts import LANGUAGES, Texts
from networks.files import pack
from networks.pictures import fitted
from networks.plan import Plan
from networks.trained import NAMES, trained
from pictures.loading import as_floats, fit, load_sample
from pictures.store import networks
from scenes.network.attribution import gradients_of
from scenes.network.map import place_lens
from scenes.network.network import explore
from tests.payloads import stage_of
from tests.stage.unpack import Payload
from ui.frame.tokens import KEY as TOKENS
from ui.frame.tokens import NETWORK

LAYERS = ["conv1", "relu1", "pool1", "conv2", "relu2", "pool2"]


def bank_on(sample):
    return explore(filter_bank(), as_floats(fit(load_sample(sample), 128), True))


def overview_of(app):
    assert not app.exception
    protos = [element.proto for element in app.get("bidi_component")]
    (proto,) = (
        p for p in protos if p.component_name.endswith("stage_overview_overview")
    )
    return Payload(proto.bytes)


def sheets_of(app):
    return {sheet["layer"]: sheet for sheet in overview_of(app).header["sheets"]}


def has_stage(app):
    names = [e.proto.component_name for e in app.get("bidi_component")]
    return any(name.endswith("stage_stage") for name in names)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_map_of_every_layer_has_a_name_and_a_line_about_it(open_page, lang):
    app = open_page("explore", lang=lang)
    sheets = sheets_of(app)
    assert list(sheets) == LAYERS
    assert [len(sheet["names"]) for sheet in sheets.values()] == [12] * 3 + [16] * 3
    for sheet in sheets.values():
        assert len(set(sheet["names"])) == len(sheet["names"]) == sheet["shape"][0]
        assert all(sheet["abouts"])
    first = Texts(lang)("explore.filters.blur-gaussian.name")
    assert sheets["conv1"]["names"][0] == sheets["relu1"]["names"][0] == first
    assert not has_stage(app)


def test_the_network_sees_colours_even_where_other_lessons_show_grey(open_page):
    payload = overview_of(open_page("explore", img="shapes", rgb=0))
    pixels = payload.array(payload.header["picture"]["pixels"]).astype(int)
    assert np.ptp(pixels, axis=2).max() > 100


def test_controls_reach_the_network(open_page):
    query = {"img": "maze", "kh": 5, "kw": 5, "s": 2, "p": 2, "pool": 3}
    sheets = sheets_of(open_page("explore", **query))
    x = as_floats(fit(load_sample("maze"), 128), True)
    activations, _ = filter_bank(5, 2, 2, 3).run(x)
    for layer in LAYERS:
        maps = activations[layer][0]
        assert sheets[layer]["shape"] == list(maps.shape)
        assert sheets[layer]["highs"] == pytest.approx(maps.max(axis=(1, 2)))


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_opened_map_plays_the_numbers_of_its_layer(open_page, lang, layer):
    query = {"img": "maze", "layer": layer, "map": 4, "part": "all", "n": 6}
    app = open_page("explore", lang=lang, **query)
    opened = {"layer": layer, "number": 4, "part": "all"}
    assert overview_of(app).header["opened"] == opened
    header, array = stage_of(app)
    y = array(next(p for p in header["panels"] if p["name"] == "y")["values"])[0]
    run = bank_on("maze")
    whole = run.column(layer).maps[4]
    lens = place_lens(whole, run.column(layer).geometry, 6)
    row, column, rows, columns = lens.box
    assert y == pytest.approx(
        whole[row : row + rows, column : column + columns], abs=1e-5
    )


def test_nothing_can_be_typed_into_the_weights_of_a_detail(open_page):
    header, _ = stage_of(open_page("explore", layer="conv1", map=0, part="all"))
    assert not any(panel["editable"] for panel in header["panels"])


def test_the_lens_stands_where_the_address_says(open_page):
    query = {"img": "maze", "layer": "relu1", "map": 2, "part": "all"}
    query |= {"n": 5, "r0": 7, "c0": 11}
    header, array = stage_of(open_page("explore", **query))
    run = bank_on("maze")
    x = array(next(p for p in header["panels"] if p["name"] == "x")["values"])[0]
    assert np.array_equal(x, run.column("conv1").maps[2, 7:12, 11:16])


@pytest.mark.parametrize(
    "query",
    [{"layer": "conv1", "map": 12}, {"layer": "conv3", "map": 0}, {"map": 3}],
    ids=str,
)
def test_a_map_that_does_not_exist_opens_nothing(open_page, query):
    app = open_page("explore", **query)
    assert overview_of(app).header["opened"] is None
    assert not has_stage(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_that_is_too_small_explains_itself_and_loses_nothing(open_page, lang):
    query = {"img": "digit", "size": 32, "s": 3, "kh": 7, "kw": 7, "pool": 4}
    app = open_page("explore", lang=lang, layer="pool2", map=3, **query)
    assert list(sheets_of(app)) == ["conv1", "relu1", "pool1"]
    (note,) = app.info
    assert Texts(lang)("explore.layers.conv", number=2) in note.value
    assert "7 × 7" in note.value and "4 × 4" in note.value
    assert not has_stage(app)


def test_no_map_is_empty_on_the_picture_that_is_shown_first(open_page):
    for layer, sheet in sheets_of(open_page("explore")).items():
        assert min(sheet["highs"]) > 0.05, layer


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("net", NAMES)
def test_a_trained_network_shows_its_maps_its_scores_and_their_shares(
    open_page, net, lang
):
    sheets = sheets_of(open_page("explore", net=net, lang=lang))
    assert len(sheets) == 12
    scores, shares = sheets["dense"], sheets["softmax"]
    assert len(set(scores["names"])) == 10
    assert scores["names"] == shares["names"]
    assert np.argmax(scores["values"]) == np.argmax(shares["values"]) == 0
    assert shares["printed"][0].endswith("\u00a0%") and sum(shares["values"]) > 0.999


def test_the_answer_is_the_likeliest_class_with_its_share(open_page):
    app = open_page("explore", net="digits", img="digits-7", lang="en")
    header = overview_of(app).header
    (shares,) = (s for s in header["sheets"] if s["layer"] == "softmax")
    assert header["picture"]["answer"] == f"7 · {shares['printed'][7]}"
    assert overview_of(open_page("explore")).header["picture"]["answer"] == ""


def test_the_picture_reaches_a_network_in_the_form_that_it_knows(open_page):
    for net, shape in (("digits", [1, 16, 16]), ("shapes", [3, 32, 32])):
        app = open_page("explore", net=net, img="coffee")
        picture = overview_of(app).header["picture"]
        assert picture["shape"] == shape
        assert picture["note"] == Texts("en")(f"explore.fitted.{net}")


def test_a_network_that_a_reader_has_kept_can_be_explored(open_page):
    app = open_page("explore")
    plan = Plan("shapes", depth=3, width=5, act="tanh")
    data = pack(plan, plan.network(np.random.default_rng(0)))
    app.session_state[TOKENS] = {NETWORK: networks().put(data)}
    app.query_params["net"] = "own"
    app.switch_page("../pages/training.py").run()
    app.switch_page("../pages/explore.py").run()
    assert [len(sheet["names"]) for sheet in sheets_of(app).values()][:3] == [5] * 3
    assert "tanh3" in sheets_of(app)


def test_without_a_kept_network_its_link_shows_the_filter_bank(open_page):
    assert list(sheets_of(open_page("explore", net="own"))) == LAYERS


@pytest.mark.parametrize(
    ("layer", "component"),
    [("conv3", "closeup"), ("dense", "closeup"), ("softmax", "shares")],
)
def test_a_map_opens_what_it_is_made_of_first(open_page, layer, component):
    app = open_page("explore", net="digits", layer=layer, map=2)
    names = [e.proto.component_name for e in app.get("bidi_component")]
    assert f"layerscope_stage_closeup_{component}" in names
    assert not has_stage(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_backward_the_columns_hold_the_gradients_of_the_chosen_class(open_page, lang):
    app = open_page(
        "explore", net="digits", lang=lang, **{"pass": "backward", "class": 3}
    )
    payload = overview_of(app)
    x = fitted(as_floats(load_sample("digits-0"), True), "digits")
    run = explore(trained("digits").network, x)
    gradients = gradients_of(run, 3)
    assert payload.header["role"] == "gradient"
    sheets = payload.header["sheets"]
    assert [sheet["layer"] for sheet in sheets] == [c.name for c in run.columns[:-1]]
    for sheet in sheets[:-1]:
        highs = gradients[sheet["layer"]].max(axis=(1, 2))
        assert sheet["highs"] == pytest.approx(highs, abs=1e-5)
    assert sheets[-1]["chosen"] == 3
    picture = payload.header["picture"]
    pixels = payload.array(picture["pixels"])
    assert pixels.shape == (3, 16, 16, 3) and len(picture["names"]) == 2
    assert pixels[0, ..., 0] == pytest.approx(x[0, 0] * 255, abs=0.51)


@pytest.mark.parametrize(("number", "told"), [(1, "zero everywhere"), (8, "Grad-CAM")])
def test_a_grad_cam_without_any_heat_says_so(open_page, number, told):
    query = {"pass": "backward", "class": number, "img": "letter", "lang": "en"}
    header = overview_of(open_page("explore", net="digits", **query)).header
    assert header["picture"]["names"][-1].endswith(told)


def test_the_backward_pass_begins_at_the_likeliest_class(open_page):
    for query in ({}, {"class": 77}):
        app = open_page(
            "explore", net="shapes", img="shapes-star", **{"pass": "backward"}, **query
        )
        scores = overview_of(app).header["sheets"][-1]
        assert scores["chosen"] == int(np.argmax(scores["values"])) == 3


@pytest.mark.parametrize("layer", ["conv1", "pool1", "relu3", "pool2", "dense"])
def test_backward_a_map_opens_what_comes_back_to_it(open_page, layer):
    app = open_page("explore", net="digits", layer=layer, map=2, **{"pass": "backward"})
    names = [e.proto.component_name for e in app.get("bidi_component")]
    assert not app.exception
    assert ("layerscope_stage_closeup_closeup" in names) == (layer != "dense")


def test_the_filter_bank_has_no_score_to_run_backward(open_page):
    header = overview_of(open_page("explore", **{"pass": "backward"})).header
    assert header["role"] == "activation"
