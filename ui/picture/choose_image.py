"""The picture a lesson works on: a sample, an upload, the camera's, or a drawing."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import streamlit as st

from lessons.common.fields import DRAWN, OWN, PICTURE_FIELDS, SENT
from pictures.loading import as_floats, fit, load_sample, sample_file, samples
from pictures.png import as_pixels, png_base64
from pictures.store import uploads
from ui.controls.describe import describe
from ui.frame.events import answered, taking
from ui.frame.reader import upload_to
from ui.picture.pad import drawing, drawing_token, pad
from web.mount import mount, static_path

KEY = "picture"
TOKEN = "picture-token"
THUMB = 96


class Chosen(NamedTuple):
    """A picture at its working size, and a small one to be recognised by."""

    x: np.ndarray
    thumb: str


def choose_image(lesson, examples=()):
    """Let the reader choose a picture.

    Parameters
    ----------
    lesson : Lesson
        With the fields `PICTURE_FIELDS`; without ``rgb`` the picture is in colour.
    examples : sequence of str
        Pictures of the lesson's own (``pictures.loading.examples``), offered before the
        samples; the first picture on offer stands for one that is not.

    Returns
    -------
    image : ndarray of float32, shape (1, 1 or 3, H, W)
        In [0, 1]; shared with other readers, so nobody may write into it. It is
        the same object as long as it is the same picture.
    """
    offered = (*examples, *samples())
    source = _source(lesson, offered)
    chosen = _chosen(lesson, source)
    fields = [field for field in PICTURE_FIELDS[1:] if field.key in lesson.fields]
    shown = lesson["img"] if lesson["img"] in (*offered, *OWN) else offered[0]
    data = {
        "fields": describe(lesson, fields),
        "samples": [_sample(lesson, name) for name in offered],
        "names": {name: _name(lesson, name) for name in (*offered, *OWN)},
        "chosen": shown,
        "lost": lesson["img"] in SENT and source in offered,
        "shape": chosen.x.shape[1:],
        "thumb": chosen.thumb,
        "upload": upload_to("upload"),
        "texts": lesson.texts.tree("picture"),
        "seen": answered(KEY),
    }
    presses = {"own": _own_picture(lesson), "found": _remember}
    mount(
        "ui/picture/choose_image",
        key=KEY,
        data=data,
        on_event=taking(lesson, KEY, presses),
    )
    if lesson["img"] == DRAWN:
        pad(lesson)
    return chosen.x


def _source(lesson, offered):
    """Name of a picture, or the token of one that the server still has."""
    if lesson["img"] not in SENT:
        return lesson["img"] if lesson["img"] in (*offered, DRAWN) else offered[0]
    token = st.session_state.get(TOKEN)
    return token if uploads().path(token) else offered[0]


def _chosen(lesson, source):
    rgb = lesson["rgb"] if "rgb" in lesson.fields else True
    if source == DRAWN:
        return _prepare_drawing(lesson["size"], rgb)
    return _prepare(source, lesson["size"], rgb)


@lru_cache(maxsize=64)  # at its largest a picture takes 3 MB
def _prepare(source, size, rgb):
    picture = uploads().get(source)
    return _ready(load_sample(source) if picture is None else picture, size, rgb)


def _prepare_drawing(size, rgb):
    """Keep the newest for this session only: each stroke is a picture of its own."""
    key = drawing_token(), size, rgb
    before, chosen = st.session_state.get(DRAWN, (None, None))
    if before != key:
        chosen = _ready(drawing(), size, rgb)
        st.session_state[DRAWN] = key, chosen
    return chosen


def _ready(picture, size, rgb):
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
    src = static_path(f"pictures/{sample_file(name)}")
    return {"name": name, "label": _name(lesson, name), "src": src}


def _name(lesson, name):
    return lesson.text(f"options.img.{name}")
