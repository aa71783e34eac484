"""Pictures smaller than a window: every lesson works, or says why it cannot."""

from urllib.parse import urlencode

import numpy as np
import pytest

import lessons
from lessons.asked import Asked
from lessons.parts import Charts, Check, Explanation, Lens, Played
from lessons.sources import Sources
from lessons.texts import Texts
from live.payloads import payloads
from pictures.store import uploads

RNG = np.random.default_rng(0)
SIZES = [(1, 1), (1, 40), (40, 1), (2, 2), (3, 3), (2000, 9)]
PICTURES = {
    f"{rows} × {columns}": RNG.integers(0, 256, (rows, columns, 3), np.uint8)
    for rows, columns in SIZES
} | {"flat": np.full((3, 3, 3), 90, np.uint8)}
BACK = {"pass": "backward"}
GRADS = ("dw", "db", "dx")
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
    *(("im2col", {"p": 1, "kh": 2, "kw": 2, "grad": to} | BACK) for to in GRADS),
    ("im2col", {"example": "large"}),
    ("relu", {}),
    ("relu", {"dy": "loss"} | BACK),
    *(("relu", {"open": name}) for name in ("costs", "histogram", "slopes")),
    *(("max-pooling", {"pool": pool}) for pool in ("max", "average")),
    *(("max-pooling", {"pool": pool} | BACK) for pool in ("max", "average")),
    ("max-pooling", {"kh": 3, "kw": 3, "p": 1, "size": 32, "dy": "loss"} | BACK),
    ("max-pooling", {"p": 1, "open": "graph"}),
    ("im2col", {"b": 1, "kh": 1, "kw": 1}),
    ("im2col", {"open": "graph"}),
    *(("max-pooling", {"kh": 4, "kw": 4, "open": name}) for name in ("shifts", "kept")),
    *(("dropout", {"view": view}) for view in ("map", "many", "neurons", "matrices")),
    *(("dropout", {"view": view} | BACK) for view in ("map", "neurons", "matrices")),
    *(("dropout", {"open": name}) for name in ("ensemble", "spread")),
    *(("backpropagation", {"layer": name}) for name in ("all", "conv", "pool")),
    ("backpropagation", {"layer": "dense"} | BACK),
    ("backpropagation", {"view": "convolution", "example": "own"}),
    ("training", {}),
    *((name, {"batch": 3}) for name in ("convolution", "im2col", "relu", "dropout")),
    ("max-pooling", {"batch": 3, "kh": 2, "kw": 2}),
]
NAMES = [f"{page} {query}" for page, query in STATES]


def asked_of(name, picture, lang="en", **query):
    """Ask a lesson for what it shows of a picture that somebody has sent."""
    lesson = lessons.find(name)
    sources = Sources(Texts(lang), tokens={"sent": uploads().put(picture.copy())})
    return Asked(lesson, lesson.at(urlencode({"img": "upload"} | query)), sources)


@pytest.mark.parametrize("size", PICTURES)
@pytest.mark.parametrize("name, query", STATES, ids=NAMES)
def test_no_picture_is_too_small_for_a_lesson(name, query, size):
    asked = asked_of(name, PICTURES[size], **query)
    payloads(asked)
    for part in asked.view.parts:
        if isinstance(part, Charts | Check):
            part.make()


@pytest.mark.parametrize("lang, side", [("en", "rows"), ("zh", "行")])
def test_where_a_pool_does_not_fit_both_numbers_are_said(lang, side):
    query = {"kh": 4, "kw": 4, "p": 1}
    view = asked_of("max-pooling", PICTURES["1 × 1"], lang, **query).view
    numbers = {"span": 4, "room": 3, "side": side}
    said = view.part(Explanation).text
    assert said == Texts(lang)("max-pooling.misfit", **numbers)
    assert len(view.part(Lens).plates) == 1  # the map, but no pooled one
    assert view.part(Played) is None


def test_where_a_pool_fits_with_its_padding_it_is_shown():
    view = asked_of("max-pooling", PICTURES["1 × 1"], p=1).view
    assert view.part(Explanation) is None and view.part(Played)
