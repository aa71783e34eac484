"""What Streamlit makes of Explore: which components it mounts, with what."""

import numpy as np
import pytest

from networks.files import pack
from networks.plan import Plan
from pictures.store import networks
from tests.mounts import data_of
from tests.payloads import stage_of
from tests.stage.unpack import Payload
from ui.frame.tokens import KEY as TOKENS
from ui.frame.tokens import NETWORK

DETAIL = {"closeup_closeup", "closeup_shares", "stage", "lens", "plate"}


def overview_of(app):
    assert not app.exception
    return Payload(data_of(app, "stage/overview/overview"))


def details_of(app):
    """Components that are mounted for an open map."""
    names = [e.proto.component_name for e in app.get("bidi_component")]
    ends = [name.removeprefix("layerscope_").partition("_")[2] for name in names]
    return {end.removeprefix("picture_") for end in ends} & DETAIL


@pytest.mark.parametrize(
    ("query", "mounted"),
    [
        ({"net": "bank"}, ()),
        ({"layer": "conv3", "map": 2}, ("closeup_closeup",)),
        ({"layer": "softmax", "map": 2}, ("closeup_shares",)),
        ({"layer": "relu1", "part": "all"}, ("lens", "plate", "stage")),
        ({"layer": "pool1", "pass": "backward"}, ("closeup_closeup",)),
    ],
    ids=str,
)
def test_a_map_is_shown_in_detail_by_the_component_for_it(open_page, query, mounted):
    app = open_page("explore", **{"net": "digits", **query})
    opened = overview_of(app).header["opened"]
    assert (opened and opened["layer"]) == query.get("layer")
    assert details_of(app) == {*mounted}


def test_the_windows_of_a_map_stand_on_the_stage(open_page):
    app = open_page("explore", layer="conv1", map=4, part="all", n=6)
    header, array = stage_of(app)
    y = array(next(p for p in header["panels"] if p["name"] == "y")["values"])
    assert y.shape[-2:] == (6, 6)
    assert data_of(app, "ui/picture/lens")["box"][2:] == [6, 6]


def test_what_no_layer_fits_is_said_under_the_controls(open_page):
    query = {"img": "digit", "size": 32, "s": 3, "kh": 7, "kw": 7, "pool": 4}
    app = open_page("explore", layer="pool2", map=3, **query)
    assert len(overview_of(app).header["sheets"]) == 3
    (note,) = app.info
    assert "7 × 7" in note.value and "4 × 4" in note.value


def test_a_network_that_a_reader_has_kept_can_be_explored(open_page):
    app = open_page("explore")
    assert data_of(app, "ui/frame/kept")["token"] is None
    plan = Plan("shapes", depth=3, width=5, act="tanh")
    token = networks().put(pack(plan, plan.network(np.random.default_rng(0))))
    app.session_state[TOKENS] = {NETWORK: token}
    app.query_params["net"] = "own"
    app.switch_page("../pages/training.py").run()
    app.switch_page("../pages/explore.py").run()
    layers = [sheet["layer"] for sheet in overview_of(app).header["sheets"]]
    assert "tanh3" in layers
    kept = data_of(app, "ui/frame/kept")
    assert kept["token"] == token and kept["wanted"]
