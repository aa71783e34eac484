"""Lines of Python compute what is on the stage, in each of the three ways."""

import subprocess
import sys
from urllib.parse import urlencode

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lessons
from lessons.contents import LESSONS
from lessons.parts import Played, Training
from lessons.scripts import WAYS
from lessons.sources import Sources
from lessons.texts import Texts
from pictures.store import uploads
from tests.conftest import ROOT
from tests.lessons.drawing import addresses
from tests.lessons.scripts.running import differing, run

BACK = "pass=backward"
BEHIND = ("conv1", "relu1", "relu2", "pool2")  # ReLU, convolution, pool, scores
STATES = [  # one of each kind of lines
    *(("convolution", each) for each in ("", "same=1&kh=4&kw=3&square=0&s=2&rgb=1")),
    ("convolution", "b=0.5&d=2&p=1&batch=2&picture=2&filter=box,random"),
    ("convolution", "example=small"),
    *(("convolution", f"{BACK}&way={way}&p=1&s=2") for way in ("dw", "col2im", "full")),
    ("convolution", f"{BACK}&way=dw&batch=3&rgb=1"),
    *(("im2col", each) for each in ("", "layout=rows&b=0.5", "example=large")),
    *(("im2col", f"{BACK}&p=1&d=2&grad={grad}") for grad in ("dw", "db", "dx")),
    *(("im2col", f"{BACK}&batch=2&picture=2&grad={grad}") for grad in ("dw", "dx")),
    ("im2col", f"{BACK}&batch=2&layout=rows&grad=db"),
    ("im2col", f"{BACK}&example=deep&layout=rows&grad=dx"),
    ("im2col", "open=graph&dy=random"),
    *(("relu", f"act={act}") for act in ("relu", "leaky", "sigmoid", "tanh")),
    *(("relu", f"act={act}&{BACK}") for act in ("relu", "leaky", "sigmoid", "tanh")),
    ("relu", "batch=2&picture=2"),
    *((name, f"{BACK}&batch=2&picture=2") for name in ("relu", "dropout")),
    ("max-pooling", f"{BACK}&batch=3&picture=3&map=1&pool=average"),
    *(
        ("convolution", f"{BACK}&way={way}&batch=2&picture=2&rgb=1")
        for way in ("col2im", "full")
    ),
    *(("max-pooling", f"pool={pool}&p=1") for pool in ("max", "average")),
    *(("max-pooling", f"pool={pool}&kh=3&{BACK}") for pool in ("max", "average")),
    ("max-pooling", "open=graph&p=1&dyr=0&dyc=0"),
    *(("dropout", each) for each in ("rate=0.3", "mode=test", BACK)),
    ("dropout", "channels=1&rate=0.2&batch=2"),
    *(("dropout", f"view={view}") for view in ("many", "neurons", "matrices")),
    *(("dropout", f"view={view}&{BACK}") for view in ("neurons", "matrices")),
    ("dropout", "view=many&channels=1&draws=7"),
    *(("backpropagation", each) for each in ("", "mode=test&rgb=1", "filter=random")),
    *(("backpropagation", f"view=graph{each}") for each in ("", "&s=2&p=1&flip=0")),
    ("backpropagation", "open=graph&example=small"),
    ("backpropagation", "view=convolution&example=own&rgb=1"),
    *(
        ("backpropagation", f"layer={layer}&map=1&pass={way}")
        for layer in ("conv", "relu", "pool", "drop", "dense")
        for way in ("forward", "backward")
    ),
    *(("explore", f"layer={layer}&map=3&part=all") for layer in ("conv1", "pool1")),
    ("explore", "net=shapes&layer=relu1&map=3&part=all"),
    ("explore", "net=digits&layer=conv2&map=3&part=1"),
    *(("explore", f"net=digits&{BACK}&layer={layer}&part=all") for layer in BEHIND),
    ("explore", f"net=digits&{BACK}&layer=conv2&map=1&part=dw"),
]
WITHOUT_LINES = {("convolution", "stacked")}  # many layers at once
NAMES = [f"{name} {address}" for name, address in STATES]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name, address", STATES, ids=NAMES)
def test_the_lines_compute_what_is_on_the_stage(name, address, way):
    assert differing(lessons.shown(name, address), way) == []


@pytest.mark.parametrize("name, address", STATES, ids=NAMES)
def test_what_comes_out_is_compared_and_printed(name, address):
    view = lessons.shown(name, address)
    panels = {panel.name for panel in view.part(Played).scene.panels}
    script = view.script
    assert {*script.prints} and {*script.prints} <= {*script.shows} & panels


@pytest.mark.parametrize("name", [each for each in LESSONS if each != "training"])
@settings(max_examples=12)
@given(data=st.data())
def test_at_any_address_they_do(name, data):
    address = urlencode(data.draw(addresses(lessons.find(name))))
    view = lessons.shown(name, address)
    if not view.part(Played):
        return
    if not view.script:
        assert (name, view.part(Played).key) in WITHOUT_LINES
        return
    way = data.draw(st.sampled_from(WAYS))
    assert differing(view, way) == []


def test_of_an_upload_the_numbers_stand_in_the_lines():
    picture = np.random.default_rng().integers(0, 256, (40, 50, 3), np.uint8)
    sources = Sources(Texts("en"), tokens={"sent": uploads().put(picture)})
    view = lessons.shown("convolution", "img=upload&rgb=1&n=8", sources)
    assert differing(view, "numpy") == []
    x = run(view.script.written("numpy"), "numpy")["x"]
    assert np.array_equal(x[0], view.part(Played).scene.panel("x").values)


@pytest.mark.parametrize("way", WAYS)
def test_of_a_flat_picture_noise_decides_nothing(way):
    flat = np.full((20, 20, 3), 200, np.uint8)
    sources = Sources(Texts("en"), tokens={"sent": uploads().put(flat)})
    view = lessons.shown("backpropagation", "img=upload&rgb=1", sources)
    assert differing(view, way) == []


def test_numpy_alone_needs_no_file_of_ours(tmp_path):
    (tmp_path / "state.py").write_text(lessons.lines("max-pooling", "", "numpy"))
    asked = [sys.executable, "-I", "state.py"]
    said = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True)
    y = lessons.scene("max-pooling").panel("y").values
    assert said.stdout.strip() == str(y)


def test_a_training_is_trained_again_by_the_engine_alone():
    address = "count=20&epochs=2&batch=8&depth=1&width=2"
    (own,) = run(lessons.lines("training", address), "engine")["trials"]
    (again,) = lessons.shown("training", address).part(Training).begin().values()
    while again.step():
        pass
    assert own.checks == again.checks and own.records[-1].loss == again.records[-1].loss
    assert lessons.lines("training", address, "numpy") is None


@pytest.mark.parametrize("address", ["open=histogram", "n=4&kh=11"])
def test_where_nothing_is_played_there_are_no_lines(address):
    name = "relu" if "open" in address else "convolution"
    assert lessons.lines(name, address) is None


def test_the_program_is_run_from_its_folder():
    lines = lessons.lines("relu", "pass=backward", "engine")
    asked = [sys.executable, "-c", lines]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0 and "from engine import relu, relu_backward" in lines
