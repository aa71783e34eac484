"""What Explore shows: every map of every layer, and one of them in detail."""

from urllib.parse import urlencode

import numpy as np
import pytest

import lessons
from engine import filter_bank
from lessons.common.plates import map_plate
from lessons.parts import Closeup, Explanation, Lens, Overview, Played, Shares
from lessons.sources import DRAWN, NETWORK, Sources
from lessons.texts import LANGUAGES, Texts
from networks.files import pack
from networks.pictures import fitted
from networks.plan import Plan
from networks.trained import NAMES, trained
from pictures.loading import as_floats, fit, load_sample
from pictures.store import drawings, networks
from pictures.strokes import paint_strokes
from scenes.network.attribution import gradients_of
from scenes.network.map import place_lens
from scenes.network.network import explore

LAYERS = ["conv1", "relu1", "pool1", "conv2", "relu2", "pool2"]


def shown(lang="en", tokens=(), **query):
    sources = Sources(Texts(lang), tokens=dict(tokens))
    return lessons.shown("explore", urlencode(query), sources)


def overview_of(**query):
    return shown(**query).part(Overview)


def sheets_of(**query):
    return {sheet.layer: sheet for sheet in overview_of(**query).sheets}


def bank_on(sample):
    return explore(filter_bank(), as_floats(fit(load_sample(sample), 128), True))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_map_of_every_layer_has_a_name_and_a_line_about_it(lang):
    sheets = sheets_of(lang=lang)
    assert list(sheets) == LAYERS
    assert [len(sheet.names) for sheet in sheets.values()] == [12] * 3 + [16] * 3
    for sheet in sheets.values():
        assert len(set(sheet.names)) == len(sheet.names) == len(sheet.maps)
        assert all(sheet.abouts)
    first = Texts(lang)("explore.filters.blur-gaussian.name")
    assert sheets["conv1"].names[0] == sheets["relu1"].names[0] == first
    assert not shown(lang=lang).part(Played)


def test_the_network_sees_colours_even_where_other_lessons_show_grey():
    x = overview_of(img="shapes", rgb=0).picture.values
    assert np.ptp(x, axis=0).max() > 0.4


def test_controls_reach_the_network():
    query = {"img": "maze", "kh": 5, "kw": 5, "s": 2, "p": 2, "pool": 3}
    sheets = sheets_of(**query)
    x = as_floats(fit(load_sample("maze"), 128), True)
    activations, _ = filter_bank(5, 2, 2, 3).run(x)
    for layer in LAYERS:
        assert np.array_equal(sheets[layer].maps, activations[layer][0])


@pytest.mark.parametrize("layer", LAYERS)
def test_an_opened_map_plays_the_numbers_of_its_layer(layer):
    query = {"img": "maze", "layer": layer, "map": 4, "part": "all", "n": 6}
    view = shown(**query)
    opened = {"layer": layer, "number": 4, "part": "all"}
    assert view.part(Overview).opened == opened
    run = bank_on("maze")
    whole = run.column(layer).maps[4]
    lens = place_lens(whole, run.column(layer).geometry, 6)
    row, column, rows, columns = lens.box
    y = view.part(Played).scene.panel("y").values
    cut = whole[row : row + rows, column : column + columns]
    assert y.shape == cut.shape == (6, 6)
    assert y == pytest.approx(cut, abs=1e-5)
    (plate,) = view.part(Lens).plates
    assert view.part(Lens).box == lens.box and np.array_equal(plate.values, whole)


def test_one_source_alone_is_weighed_where_the_address_names_it():
    query = {"img": "maze", "layer": "conv2", "map": 0, "n": 6}
    every = lessons.scene("explore", urlencode(query | {"part": "all"}))
    source, *_ = bank_on("maze").column("conv2").sources[0][0]
    alone = lessons.scene("explore", urlencode(query | {"part": source}))
    assert alone.panel("x").sheet.shape[0] == 1 < every.panel("x").sheet.shape[0]
    unknown = lessons.scene("explore", urlencode(query | {"part": 99}))
    assert unknown.panel("x").sheet.shape == every.panel("x").sheet.shape


def test_nothing_can_be_typed_into_the_weights_of_a_detail():
    scene = lessons.scene("explore", "layer=conv1&map=0&part=all")
    assert not any(panel.editable for panel in scene.panels)


def test_the_lens_stands_where_the_address_says():
    query = {"img": "maze", "layer": "relu1", "map": 2, "part": "all"}
    query |= {"n": 5, "r0": 7, "c0": 11}
    x = lessons.scene("explore", urlencode(query)).panel("x").values
    assert np.array_equal(x, bank_on("maze").column("conv1").maps[2, 7:12, 11:16])


@pytest.mark.parametrize(
    "query",
    [{"layer": "conv1", "map": 12}, {"layer": "conv3", "map": 0}, {"map": 3}],
    ids=str,
)
def test_a_map_that_does_not_exist_opens_nothing(query):
    view = shown(part="all", **query)
    assert view.part(Overview).opened is None
    assert view.more == (view.part(Overview),)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_that_is_too_small_explains_itself_and_loses_nothing(lang):
    query = {"img": "digit", "size": 32, "s": 3, "kh": 7, "kw": 7, "pool": 4}
    view = shown(lang=lang, layer="pool2", map=3, part="all", **query)
    assert [s.layer for s in view.part(Overview).sheets] == ["conv1", "relu1", "pool1"]
    sentence = view.part(Explanation).text
    assert Texts(lang)("explore.layers.conv", number=2) in sentence
    assert "7 × 7" in sentence and "4 × 4" in sentence
    assert not view.part(Played)


def test_no_map_is_empty_on_the_picture_that_is_shown_first():
    for layer, sheet in sheets_of().items():
        assert sheet.maps.max(axis=(1, 2)).min() > 0.05, layer


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("net", NAMES)
def test_a_trained_network_shows_its_maps_its_scores_and_their_shares(net, lang):
    sheets = sheets_of(net=net, lang=lang)
    assert len(sheets) == 12
    scores, shares = sheets["dense"], sheets["softmax"]
    assert len(set(scores.names)) == 10
    assert scores.names == shares.names
    assert np.argmax(scores.values) == np.argmax(shares.values) == 0
    assert shares.printed[0].endswith("\u00a0%") and sum(shares.values) > 0.999


def test_the_answer_is_the_likeliest_class_with_its_share():
    overview = overview_of(net="digits", img="digits-7")
    shares = overview.sheets[-1]
    assert overview.picture.answer == f"7 · {shares.printed[7]}"
    assert overview_of().picture.answer == ""


def test_an_empty_pad_is_no_picture_to_be_sure_about():
    query = {"net": "digits", "img": "drawn"}
    assert overview_of(**query).picture.answer.startswith("2 · ")  # its example
    cleared = {DRAWN: drawings().put(paint_strokes([]))}
    answer = overview_of(**query, tokens=cleared).picture.answer
    assert answer == Texts("en")("pad.empty")


def test_the_picture_reaches_a_network_in_the_form_that_it_knows():
    for net, shape in (("digits", (1, 16, 16)), ("shapes", (3, 32, 32))):
        picture = overview_of(net=net, img="coffee").picture
        assert picture.values.shape == shape
        assert picture.note.startswith(Texts("en")(f"explore.fitted.{net}"))


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"net": "shapes", "img": "coffee"}, True),
        ({"net": "shapes", "img": "digits-3"}, True),
        ({"net": "digits", "img": "upload"}, True),
        ({"net": "shapes", "img": "shapes-ring"}, False),
        ({"net": "digits", "img": "drawn"}, False),
        ({"net": "digits"}, False),
        ({"net": "bank", "img": "coffee"}, False),
    ],
)
def test_of_a_picture_that_no_class_fits_it_is_said_what_a_large_share_means(
    query, told
):
    note = overview_of(**query).picture.note
    assert ("not that the picture shows it" in note) == told


def kept_network():
    plan = Plan("shapes", depth=3, width=5, act="tanh")
    data = pack(plan, plan.network(np.random.default_rng(0)))
    return {NETWORK: networks().put(data)}


def test_a_network_that_a_reader_has_kept_can_be_explored():
    sheets = sheets_of(net="own", tokens=kept_network())
    assert [len(sheet.names) for sheet in sheets.values()][:3] == [5] * 3
    assert "tanh3" in sheets and len(sheets["dense"].values) == 10


def test_without_a_kept_network_its_link_shows_the_filter_bank():
    assert list(sheets_of(net="own")) == LAYERS


@pytest.mark.parametrize(
    ("layer", "kind"), [("conv3", Closeup), ("dense", Closeup), ("softmax", Shares)]
)
def test_a_map_opens_what_it_is_made_of_first(layer, kind):
    view = shown(net="digits", layer=layer, map=2)
    overview, opened = view.more
    assert isinstance(opened, kind) and overview.opened["layer"] == layer


def test_a_click_on_a_source_opens_the_layer_before_and_on_a_picture_nothing():
    opens = {
        layer: shown(layer=layer, map=0).part(Closeup).opens
        for layer in ("conv1", "relu1", "conv2")
    }
    assert opens == {"conv1": "", "relu1": "conv1", "conv2": "pool1"}


@pytest.mark.parametrize("layer", ["dense", "softmax"])
@pytest.mark.parametrize("number", ["", "3"])
def test_backward_a_column_without_maps_opens_nothing(layer, number):
    query = {"net": "digits", "pass": "backward", "layer": layer, "map": number}
    assert [type(part) for part in shown(**query).more] == [Overview]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_backward_the_columns_hold_the_gradients_of_the_chosen_class(lang):
    query = {"net": "digits", "pass": "backward", "class": 3}
    overview = overview_of(lang=lang, **query)
    x = fitted(as_floats(load_sample("digits-0"), True), "digits")
    run = explore(trained("digits").network, x)
    gradients = gradients_of(run, 3)
    assert overview.role == "gradient"
    *sheets, scores = overview.sheets
    assert [s.layer for s in sheets] == [c.name for c in run.columns[:-2]]
    for sheet in sheets:
        assert sheet.maps == pytest.approx(gradients[sheet.layer], abs=1e-5)
    assert (scores.layer, scores.chosen) == ("dense", 3)
    assert np.array_equal(overview.picture.values, x[0])
    assert [pixels.shape for _, pixels in overview.picture.more] == [(16, 16, 3)] * 2


@pytest.mark.parametrize(("number", "told"), [(1, "zero everywhere"), (8, "Grad-CAM")])
def test_a_grad_cam_without_any_heat_says_so(number, told):
    query = {"pass": "backward", "class": number, "img": "letter"}
    name, _ = overview_of(net="digits", **query).picture.more[-1]
    assert name.endswith(told)


@pytest.mark.parametrize("query", [{}, {"class": 77}], ids=str)
def test_the_backward_pass_begins_at_the_likeliest_class(query):
    query = {"net": "shapes", "img": "shapes-star", "pass": "backward"} | query
    *_, scores = overview_of(**query).sheets
    assert scores.chosen == int(np.argmax(scores.values)) == 3


@pytest.mark.parametrize("layer", ["conv1", "pool1", "relu3", "pool2", "dense"])
def test_backward_a_map_opens_what_comes_back_to_it(layer):
    query = {"net": "digits", "layer": layer, "map": 2, "pass": "backward"}
    seen = shown(**query).part(Closeup)
    assert bool(seen) == (layer != "dense")
    if seen:
        changes = [change for _, change in seen.leads]
        assert seen.playable and changes == [{"part": "dw"}] * (layer == "conv1")


RESULTS = {
    "conv3": "dx",
    "relu2": "dx",
    "relu1": "full",
    "pool1": "full",
    "pool2": "dx",
}
NAMED = {  # layers whose maps or gradients are on the stage
    "conv3": (("conv", 3), ("relu", 3)),
    "relu2": (("relu", 2), ("pool", 1)),
    "relu1": (("relu", 1), ("conv", 2)),
    "pool1": (("pool", 1), ("conv", 3)),
    "pool2": (("pool", 2), ("dense", "")),
}


def windowed(first, count, side=2):
    """Widen so many cells to windows that lie side by side."""
    start, stop = first // side, -(-(first + count) // side)
    return start * side, (stop - start) * side


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("layer", RESULTS)
def test_backward_the_gradient_of_an_opened_map_is_played(layer, lang):
    query = {"net": "digits", "layer": layer, "map": 2, "class": 7, "n": 6}
    view = shown(lang=lang, part="all", **query, **{"pass": "backward"})
    run = explore(trained("digits").network, view.part(Overview).picture.values[None])
    whole, played = gradients_of(run, 7)[layer][2], view.part(Played)
    lens = view.part(Lens)
    row, column, rows, columns = lens.box
    found = played.scene.panel(RESULTS[layer]).values
    if layer == "relu2":  # whole windows
        (row, rows), (column, columns) = map(windowed, (row, column), (rows, columns))
    cut = whole[row : row + rows, column : column + columns]
    assert found == pytest.approx(cut, abs=1e-5)
    assert np.array_equal(lens.plates[0].values, whole)
    largest = view.part(Overview).reach[layer][2]
    seen = map_plate("map", whole, "light", largest, "gradient")
    assert lens.plates[0].png == seen.png
    told = played.texts["narration"]
    assert all("∂L/∂x" in told[key] for key in played.scene.narration.keys)
    titles = [played.texts["panels"][panel.name] for panel in played.scene.panels]
    assert len(set(titles)) == len(titles)
    names = [
        Texts(lang)(f"explore.layers.{kind}", number=n) for kind, n in NAMED[layer]
    ]
    assert all(any(name in title for title in titles) for name in names)
    assert played.facts == (Texts(lang)("explore.backward.loss", name="7"),)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_backward_the_pictures_gradient_opens_and_is_played_plane_by_plane(lang):
    query = {"net": "shapes", "layer": "input", "class": 3, "pass": "backward"}
    seen = shown(lang=lang, **query).part(Closeup)
    planes = Texts(lang).tree("explore.overview.planes")
    names = [planes[plane] for plane in ("red", "green", "blue")]
    assert seen.leads == tuple((n, {"map": str(k)}) for k, n in enumerate(names))
    assert (seen.opens, seen.look.name) == ("conv1", names[0])
    view = shown(lang=lang, **query, map=2, part="all")
    overview = view.part(Overview)
    assert overview.picture.opens == overview.opened["number"] == 1
    run = explore(trained("shapes").network, overview.picture.values[None])
    row, column, rows, columns = view.part(Lens).box
    whole = gradients_of(run, 3)["input"][2]
    cut = whole[row : row + rows, column : column + columns]
    scene = view.part(Played).scene
    assert scene.panel("full").values == pytest.approx(cut, abs=1e-5)


def test_forward_and_where_there_is_but_one_plane_nothing_more_is_opened():
    assert overview_of(layer="input").opened is None
    assert overview_of().picture.opens is None
    grey = {"net": "digits", "layer": "input", "pass": "backward"}
    assert shown(**grey).part(Closeup).leads == ()
    assert shown(**grey, map=1).part(Closeup) is None


def test_backward_one_maps_share_is_played_where_the_address_names_it():
    query = {"net": "digits", "layer": "relu1", "map": 3, "pass": "backward"}
    every, one, unknown = (
        lessons.scene("explore", urlencode(query | {"part": part}))
        for part in ("all", "6", "99")
    )
    sizes = [len(scene.panel("spread").values) for scene in (every, one)]
    assert sizes == [10, 1]
    assert one.panel("turned").cards == ("7",)
    assert np.array_equal(unknown.panel("full").values, every.panel("full").values)


def test_backward_the_gradient_of_a_filters_weights_has_an_address():
    query = {"net": "shapes", "layer": "conv1", "map": 3, "part": "dw"}
    view = shown(**query, **{"pass": "backward"})
    scene = view.part(Played).scene
    assert not view.part(Lens) and scene.steps == 32 * 32
    assert scene.panel("x").cards == ("R", "G", "B")
    others = shown(**query | {"layer": "relu1"}, **{"pass": "backward"}).part(Played)
    assert others.scene.panel("full") and shown(**query).part(Played).scene.panel("y")


def test_the_filter_bank_has_no_score_to_run_backward():
    view = shown(**{"pass": "backward"})
    assert view.part(Overview).role == "activation" and "pass" in view.bar.without


def nets_of(**query):
    return shown(**query).bar.fields["net"].options


def test_ones_own_network_is_offered_where_there_is_one_or_was():
    others = ("bank", *NAMES)
    assert nets_of() == nets_of(tokens={NETWORK: "expired"}) == others
    assert nets_of(net="own") == nets_of(tokens=kept_network()) == (*others, "own")


def test_another_map_is_opened_of_the_same_run_and_nobody_can_change_it():
    one, other = (shown(layer="conv2", map=number).part(Overview) for number in (0, 3))
    assert one.sheets is other.sheets and one.opened != other.opened
    assert not any(sheet.maps.flags.writeable for sheet in one.sheets)


def test_what_is_kept_is_of_one_language_one_range_and_one_class():
    back = {"net": "shapes", "pass": "backward"}
    asked = ({}, {"lang": "zh"}, {"range": "map"}, {"class": "1"})
    seen = [shown(**back, **more).part(Overview) for more in asked]
    first, in_chinese, by_map, other = seen
    assert first.sheets[0].title != in_chinese.sheets[0].title
    assert np.ptp(first.reach["conv1"]) == 0 < np.ptp(by_map.reach["conv1"])
    assert not np.array_equal(first.sheets[0].maps, other.sheets[0].maps)
