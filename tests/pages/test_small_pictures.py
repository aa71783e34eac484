"""Pictures that are smaller than a window: every page works, or says why it cannot."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lessons.texts import Texts
from server.uploads import uploads
from tests.conftest import ROOT
from tests.patience import PATIENCE

RNG = np.random.default_rng(0)
SIZES = [(1, 1), (1, 40), (40, 1), (2, 2), (3, 3), (2000, 9)]
PICTURES = {
    f"{rows} × {columns}": RNG.integers(0, 256, (rows, columns, 3), np.uint8)
    for rows, columns in SIZES
} | {"flat": np.full((3, 3, 3), 90, np.uint8)}
BACK = {"pass": "backward"}
STATES = [
    ("start", {}),
    ("explore", {}),
    ("explore", BACK),
    ("explore", {"net": "digits"}),
    ("explore", {"net": "shapes"} | BACK),
    ("explore", {"layer": "conv1", "map": 1}),
    ("explore", {"layer": "pool1", "map": 1, "part": 0}),
    ("convolution", {}),
    ("convolution", {"same": 1}),
    ("convolution", {"open": "costs"}),
    *(("convolution", {"way": way} | BACK) for way in ("dw", "col2im", "full")),
    *(("convolution", {"way": way, "p": 2} | BACK) for way in ("dw", "col2im", "full")),
    ("im2col", {}),
    ("im2col", {"kh": 1, "kw": 1, "open": "costs"}),
    *(("im2col", {"p": 1, "kh": 2, "kw": 2, "grad": to} | BACK) for to in ("dw", "dx")),
    ("im2col", {"example": "large"}),
    ("relu", {}),
    ("relu", {"dy": "loss"} | BACK),
    *(("relu", {"open": name}) for name in ("costs", "histogram")),
    *(("max-pooling", {"pool": pool}) for pool in ("max", "average")),
    *(("max-pooling", {"pool": pool} | BACK) for pool in ("max", "average")),
    ("max-pooling", {"kh": 3, "kw": 3, "p": 1, "size": 32, "dy": "loss"} | BACK),
    *(("max-pooling", {"kh": 4, "kw": 4, "open": name}) for name in ("shifts", "kept")),
    *(("dropout", {"view": view}) for view in ("map", "many", "neurons", "matrices")),
    *(("dropout", {"view": view} | BACK) for view in ("map", "neurons", "matrices")),
    *(("dropout", {"open": name}) for name in ("ensemble", "spread")),
    *(("backpropagation", {"layer": name}) for name in ("all", "conv", "pool")),
    ("backpropagation", {"layer": "dense"} | BACK),
    ("backpropagation", {"view": "convolution", "example": "own"}),
    ("training", {}),
]
NAMES = [f"{page} {query}" for page, query in STATES]


@pytest.fixture
def open_picture():
    def run(page, picture, **query):
        app = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=PATIENCE)
        app.session_state["tokens"] = {"sent": uploads().put(picture.copy())}
        for key, value in ({"img": "upload", "lang": "en"} | query).items():
            app.query_params[key] = str(value)
        if page != "start":
            app.switch_page(f"../pages/{page}.py")
        return app.run()

    return run


@pytest.mark.parametrize("size", PICTURES)
@pytest.mark.parametrize("page, query", STATES, ids=NAMES)
def test_no_picture_is_too_small_for_a_page(open_picture, page, query, size):
    assert not open_picture(page, PICTURES[size], **query).exception


@pytest.mark.parametrize("lang, side", [("en", "rows"), ("zh", "行")])
def test_where_a_pool_does_not_fit_the_page_says_both_numbers(open_picture, lang, side):
    query = {"lang": lang, "kh": 4, "kw": 4, "p": 1}
    app = open_picture("max-pooling", PICTURES["1 × 1"], **query)
    (said,) = [info.value for info in app.info]
    numbers = {"span": 4, "room": 3, "side": side}
    assert said == Texts(lang)("max-pooling.misfit", **numbers)
    components = [e.proto.component_name for e in app.get("bidi_component")]
    assert (
        components.count("layerscope_ui_picture_plate") == 1
    )  # the map, but no pooled one
    assert "layerscope_stage_stage" not in components


def test_where_a_pool_fits_with_its_padding_it_is_shown(open_picture):
    app = open_picture("max-pooling", PICTURES["1 × 1"], p=1)
    assert not app.info
