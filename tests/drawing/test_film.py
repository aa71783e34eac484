"""Each picture of a film, made of the one before, is as if it were drawn anew."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from drawing.board import Board
from drawing.film.film import Film
from drawing.film.gif import write_gif
from figures.paint import rgb
from figures.theme import GROUND
from tests.drawing.played import LESSONS, played

MANY = 40  # steps of a film are enough


def filmed(name, address, theme="light", size=(1280, 720), first=0, many=MANY):
    scene, texts = played(name, address)
    last = min(scene.steps, first + many)
    return Film(Board(scene, texts, theme, size), range(first, last))


def written(film, milliseconds=100):
    file = BytesIO()
    write_gif(file, film, milliseconds)
    return file


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_every_scene_is_filmed_as_it_is_drawn(name, address):
    film = filmed(name, address, size=(640, 360), many=9)
    for _ in film:
        pass
    assert np.array_equal(film.picture, film.at(film.steps[-1]))


@settings(max_examples=5)
@given(st.integers(0, 30), st.sampled_from(["light", "dark"]))
def test_a_film_may_begin_anywhere(first, theme):
    film = filmed("convolution", "kh=5&b=0.25", theme, (1600, 900), first, 3)
    for step, _ in zip(film.steps, film, strict=True):
        assert np.array_equal(film.picture, film.at(step))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_gif_shows_every_step_in_the_colours_of_its_cells(theme):
    film = filmed("convolution", "rgb=1&img=cat", theme)
    gif = Image.open(written(film))
    assert gif.n_frames == len(film.steps) and gif.size == film.size
    for step in (0, 7, film.steps[-1]):
        gif.seek(step)
        found = np.asarray(gif.convert("RGB")).astype(int)
        off = np.abs(found - np.asarray(film.at(step))).max(-1)
        assert np.mean(off > 12) < 0.01  # 255 colours for all: letters' rims give way
        for item in film.board.at(step).about("cells"):
            rows, columns = item.colours.shape[:2]
            ys = item.y + item.height * (np.arange(rows) + 0.2) / rows
            xs = item.x + item.width * (np.arange(columns) + 0.15) / columns
            cells = found[np.ix_(ys.astype(int), xs.astype(int))]
            assert np.abs(cells - item.colours).max() <= 6
        ground = np.abs(found[-1, -1] - rgb(GROUND[theme]))
        assert ground.max() == 0


def test_no_cell_of_a_gif_takes_the_colour_of_another_sign():
    """A grey cell that turns reddish would look like a negative number."""
    film = filmed("convolution", "img=cat")
    found = np.asarray(Image.open(written(film)).convert("RGB")).astype(int)
    for item in film.board.at(film.steps[0]).about("cells", "x"):
        rows, columns = item.colours.shape[:2]
        ys = item.y + item.height * (np.arange(rows) + 0.2) / rows
        xs = item.x + item.width * (np.arange(columns) + 0.15) / columns
        cells = found[np.ix_(ys.astype(int), xs.astype(int))]
        assert np.ptp(cells, axis=-1).max() <= 4


def test_a_gif_holds_of_each_step_only_what_has_changed():
    film = filmed("convolution", "")
    whole = written(filmed("convolution", "", many=1)).getbuffer().nbytes
    more = written(film).getbuffer().nbytes - whole
    assert more < (len(film.steps) - 1) * whole / 4


def test_each_step_stays_as_long_as_is_said_and_the_last_one_longer():
    gif = Image.open(written(filmed("relu", "", many=3), 150))
    stays = []
    for step in range(3):
        gif.seek(step)
        stays.append(gif.info["duration"])
    assert stays == [150, 150, 2150] and gif.info["loop"] == 0
