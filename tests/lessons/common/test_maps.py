"""What is kept of a picture's maps is shared by readers, and nobody can change it."""

import numpy as np
import pytest

import lessons
from lessons.common.maps import kept, signed
from lessons.parts import Lens
from lessons.sources import Picture
from scenes.signed import SIGNED, signed_maps

MOVED = {  # what leaves a whole map as it is
    "convolution": "r0=9&c0=9",
    "relu": "r0=9&act=tanh",
    "max-pooling": "r0=9&s=3",
    "dropout": "r0=9&rate=0.2",
}


def plates(name, address):
    return lessons.shown(name, address).part(Lens).plates


def picture(seed=0):
    x = np.random.default_rng(seed).random((1, 3, 8, 9), np.float32)
    return Picture(None, x)


@pytest.mark.parametrize("name", MOVED)
def test_a_map_is_painted_again_only_for_what_it_depends_on(name):
    before = plates(name, "rgb=1")
    after = plates(name, f"rgb=1&{MOVED[name]}")
    other = plates(name, "rgb=1&img=cat")
    same = [a.png is b.png for a, b in zip(before, after, strict=True)]
    assert same[0] and all(same) == (name == "convolution")
    assert not any(a.png == b.png for a, b in zip(before, other, strict=True))


@pytest.mark.parametrize("name", MOVED)
def test_nobody_can_write_into_the_map_under_a_lens(name):
    values = [plate.values for plate in plates(name, "") if plate.values is not None]
    assert not values[0].flags.writeable


def test_what_is_kept_is_what_is_computed():
    one, other = picture(), picture(1)
    maps = signed(one, SIGNED[:2])
    assert maps is signed(one, SIGNED[:2])
    assert np.array_equal(maps, signed_maps(one.x, SIGNED[:2]))
    assert np.array_equal(signed(other, SIGNED[:2]), signed_maps(other.x, SIGNED[:2]))
    assert not maps.flags.writeable


def test_few_maps_are_kept():
    for seed in range(40):
        signed(picture(seed), SIGNED[:1])
    assert kept.cache_info().currsize <= 8
