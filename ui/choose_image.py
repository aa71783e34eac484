"""The picture that a lesson works on: a sample, an upload, or the camera's."""

from typing import NamedTuple

import numpy as np
import streamlit as st

from stage.mount import mount, own_path, static_path
from ui.controls import describe
from ui.events import answered, taking
from ui.fields import Choice, Switch
from ui.pictures import SAMPLE_FILES, SIZES, as_floats, fit, load_sample, samples
from ui.png import as_pixels, png_base64
from ui.uploads import uploads

KEY = "picture"
OWN = ("upload", "camera")
PICTURE_FIELDS = (
    Choice("img", (*samples(), *OWN), samples()[0]),
    Choice("size", SIZES, 128),
    Switch("rgb"),
)
TOKEN = "picture-token"
THUMB = 96


class Chosen(NamedTuple):
    """A picture at its working size, and a small one to be recognised by."""

    x: np.ndarray
    thumb: str


def choose_image(lesson):
    """Let the reader choose a picture.

    Parameters
    ----------
    lesson : Lesson
        With the fields `PICTURE_FIELDS`; without ``rgb`` the picture is in colour.

    Returns
    -------
    image : ndarray of float32, shape (1, 1 or 3, H, W)
        In [0, 1]; shared with other readers, so nobody may write into it. It is
        the same object as long as it is the same picture.
    """
    source = _source(lesson)
    rgb = lesson["rgb"] if "rgb" in lesson.fields else True
    chosen = _prepare(source, lesson["size"], rgb)
    keys = ("size", "rgb") if "rgb" in lesson.fields else ("size",)
    data = {
        "fields": describe(lesson, [lesson.fields[key] for key in keys]),
        "samples": [_sample(lesson, name) for name in samples()],
        "names": {
            name: lesson.text(f"options.img.{name}")
            for name in PICTURE_FIELDS[0].options
        },
        "chosen": lesson["img"],
        "lost": lesson["img"] in OWN and source in samples(),
        "shape": chosen.x.shape[1:],
        "thumb": chosen.thumb,
        "upload": own_path("layerscope/upload"),
        "texts": lesson.texts.tree("picture"),
        "seen": answered(KEY),
    }
    presses = {"own": _own_picture(lesson), "found": _remember}
    mount("ui/choose_image", key=KEY, data=data, on_event=taking(lesson, KEY, presses))
    return chosen.x


def _source(lesson):
    """Name of a sample, or the token of a picture that the server still has."""
    if lesson["img"] not in OWN:
        return lesson["img"]
    token = st.session_state.get(TOKEN)
    return token if uploads().get(token) is not None else samples()[0]


@st.cache_resource(max_entries=16, ttl=3600, show_spinner=False)
def _prepare(source, size, rgb):
    picture = load_sample(source) if source in samples() else uploads().get(source)
    x = as_floats(fit(picture, size), rgb)
    x.flags.writeable = False
    return Chosen(x, png_base64(as_pixels(x), THUMB))


def _own_picture(lesson):
    def take(token, img):
        _remember(token)
        lesson.change(img=img)

    return take


def _remember(token):
    st.session_state[TOKEN] = token


def _sample(lesson, name):
    label = lesson.text(f"options.img.{name}")
    return {
        "name": name,
        "label": label,
        "src": static_path(f"pictures/{SAMPLE_FILES[name]}"),
    }
