"""A box over the whole picture: the cells that a lesson works on."""

import numpy as np
import streamlit as st

from figures.theme import ACCENT
from lessons.common.boxes import busiest, lens_box
from pictures.png import as_pixels, png_base64
from ui.controls.describe import describe
from ui.frame.events import answered, taking
from web.mount import mount

KEY = "lens"
SHOWN = 256  # pixels of the filtered picture's longer side; it is sent while dragging


def show_lens(page, lens):
    """Let the reader move a box over pictures.

    Parameters
    ----------
    page : Page
        Of a lesson with the fields `LENS_FIELDS`.
    lens : Lens
    """
    with st.container(gap="xsmall"):
        _controls(page, lens.box, lens.plates[0].shape)
        with st.container(gap="xsmall", key="plates"):
            for plate in lens.plates:
                _plate(page, *vars(plate).values())


def lens(lesson, image, result=None):
    """Let the reader move a box over the picture, and cut out what is in it.

    Parameters
    ----------
    lesson : Lesson
        With the fields `LENS_FIELDS`.
    image : ndarray of float32, shape (1, C, H, W)
        One channel or three, in [0, 1]; never written into.
    result : (ndarray, ndarray of uint8), optional
        A map of the whole picture, shape (H', W'), and its colours, (H', W', 3).

    Returns
    -------
    x : ndarray of float32, shape (1, C, min(n, H), min(n, W))
        Rounded to two decimals: what is printed is what is computed with.
    """
    rows, columns = image.shape[2:]
    box = picture_box(lesson, image)
    with st.container(gap="xsmall"):
        _controls(lesson, box, (rows, columns))
        with st.container(gap="xsmall", key="plates"):
            _plate(lesson, "picture", _picture_png(image), (rows, columns))
            if result is not None:
                values, colours = result
                png = png_base64(colours, SHOWN)
                _plate(lesson, "result", png, values.shape, values)
    r0, c0, height, width = box
    return np.round(image[:, :, r0 : r0 + height, c0 : c0 + width], 2)


def lens_over(lesson, box, name, values, colours, more=()):
    """Let the reader move a box over a map.

    Parameters
    ----------
    lesson : Lesson
        With the fields `LENS_FIELDS`.
    box : (row, column, height, width)
        Where the box stands.
    name : str
        What the map is called: one of the lens's texts.
    values : ndarray, shape (H, W)
    colours : ndarray of uint8, shape (H, W, 3)
    more : sequence of (name, values, colours)
        Other maps of that shape, over which the same box moves.
    """
    with st.container(gap="xsmall"):
        _controls(lesson, box, values.shape)
        with st.container(gap="xsmall", key="plates"):
            for label, map_, pixels in ((name, values, colours), *more):
                _plate(lesson, label, png_base64(pixels, SHOWN), map_.shape, map_)


def picture_box(lesson, image, find=None):
    """Place the box on a picture: as asked for, or where there is most to see.

    Parameters
    ----------
    lesson : Lesson
    image : ndarray, shape (1, C, H, W)
    find : callable, optional
        Finds that place; `busiest` if not given.

    Returns
    -------
    box : (row, column, height, width)
    """
    home = _home(image, lesson["n"], find or busiest)
    return lens_box(lesson, *image.shape[2:], home)


def _home(image, n, find):
    """Keep the place that was found as long as the session shows the same picture."""
    *known, place = st.session_state.get("lens-home", (None, 0, None, None))
    if known[0] is not image or known[1:] != [n, find]:
        place = find(image, *(min(n, side) for side in image.shape[2:]))
        st.session_state["lens-home"] = image, n, find, place
    return place


def _controls(lesson, box, shape):
    data = {
        "lens": KEY,
        "fields": describe(lesson, [lesson.fields["n"]]),
        "box": box,
        "shape": shape,
        "texts": lesson.texts.tree("lens"),
        "seen": answered(KEY),
    }
    mount("ui/picture/lens", key=KEY, data=data, on_event=taking(lesson, KEY, {}))


def _plate(lesson, name, png, shape, values=None):
    """Show one picture; the box is no part of it, so a drag does not send it."""
    data = {
        "lens": KEY,
        "name": name,
        "png": png,
        "shape": shape,
        "range": _range(values),
        "colour": ACCENT[lesson.theme]["window"],
        "texts": lesson.texts.tree("lens"),
    }
    mount("ui/picture/plate", key=f"{KEY}-{name}", data=data)


def _range(values):
    finite = values is not None and values.size
    return [float(values.min()), float(values.max())] if finite else None


def _picture_png(image):
    """Encode the picture, and keep that as long as the session shows the same one."""
    known, png = st.session_state.get("lens-png", (None, ""))
    if known is not image:
        png = png_base64(as_pixels(image))
        st.session_state["lens-png"] = image, png
    return png
