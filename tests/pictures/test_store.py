"""What readers have sent: files for a token, bounded, gone with the server."""

import os
import subprocess
import sys

import numpy as np
import pytest
import streamlit as st

from pictures.store import FILES, PICTURES, Bound, Store, drawings, networks, uploads
from tests.conftest import ROOT
from ui.work.slot import definition_slot, measuring_slot, training_slots


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def picture(value=0, side=2):
    return np.full((side, side, 3), value, np.uint8)


@pytest.fixture
def make(tmp_path):
    return lambda kind=PICTURES, **how: Store(tmp_path / "store", **kind, **how)


def left(store, tokens):
    return [store.path(token) is not None for token in tokens]


def test_a_token_gives_its_picture_back(make):
    store = make()
    first, second = store.put(picture(1)), store.put(picture(2))
    assert store.get(first)[0, 0, 0] == 1
    assert store.get(second)[0, 0, 0] == 2


def test_a_file_comes_back_byte_by_byte(make):
    store = make(FILES)
    assert store.get(store.put(b"PK\x03\x04 and so on")) == b"PK\x03\x04 and so on"


def test_tokens_cannot_be_guessed(make):
    store = make()
    tokens = {store.put(picture()) for _ in range(50)}
    assert len(tokens) == 50 and min(map(len, tokens)) >= 20


@pytest.mark.parametrize("token", [None, "", "x", 5, [], "../store/x"], ids=str)
def test_an_unknown_token_gives_nothing(make, token):
    assert make().get(token) is None


def test_nobody_can_write_into_a_picture_that_others_see(make):
    store = make()
    kept = store.get(store.put(picture()))
    with pytest.raises(ValueError):
        kept[0] = 1


def test_another_process_can_map_what_no_other_user_can_read(make):
    store = make()
    path = store.path(store.put(picture(7, 64)))
    look = "import sys, numpy; print(numpy.load(sys.argv[1], mmap_mode='r')[63, 63, 2])"
    seen = subprocess.run([sys.executable, "-c", look, path], capture_output=True)
    assert seen.stdout.strip() == b"7"
    assert path.parent.stat().st_mode & 0o077 == 0
    assert uploads()._folder.parent.stat().st_mode & 0o077 == 0


def test_a_reader_who_keeps_too_many_loses_the_oldest_of_the_own_ones(make):
    store = make(each=Bound(2, 10**6))
    other = store.put(picture(), "somebody else", "address")
    own = [store.put(picture(), "reader", "address") for _ in range(4)]
    assert left(store, own) == [False, False, True, True]
    assert store.get(other) is not None


def test_nobody_else_can_speak_in_a_readers_name_from_elsewhere(make):
    store = make(each=Bound(1, 10**6))
    mine = store.put(picture(), "reader", "here")
    store.put(picture(), "reader", "there")
    assert store.get(mine) is not None


def test_an_address_that_keeps_too_many_loses_its_own_alone(make):
    store = make(place=Bound(3, 10**6))
    other = store.put(picture(), "reader", "elsewhere")
    flood = [store.put(picture(), f"reader {n}", "address") for n in range(9)]
    assert left(store, flood) == [False] * 6 + [True] * 3
    assert store.get(other) is not None


def test_what_nobody_used_for_longest_goes_first(make):
    store = make(total=Bound(2, 10**6))
    first, second = store.put(picture()), store.put(picture())
    store.get(first)
    third = store.put(picture())
    assert left(store, [first, second, third]) == [True, False, True]


def test_all_together_are_bounded_and_so_are_their_files(make):
    store = make(FILES, total=Bound(9, 25))
    tokens = [store.put(bytes(10), f"reader {n}", f"address {n}") for n in range(3)]
    assert left(store, tokens) == [False, True, True]
    assert len(list(store._folder.iterdir())) == 2


def test_a_thing_is_kept_for_a_while_after_its_last_use(make):
    clock = Clock()
    store = make(seconds=10, clock=clock)
    token = store.put(picture())
    path = store.path(token)
    for clock.now in (9, 18):
        assert store.get(token) is not None
    clock.now = 29
    store.expire()
    assert not path.exists() and store.get(token) is None


def test_there_is_room_for_two_hundred_readers_with_a_full_picture_each(make):
    store = make()
    full = picture(side=512)
    tokens = [store.put(full, f"reader {n}", "one school") for n in range(200)]
    assert all(left(store, tokens))


def test_what_matters_does_not_live_in_the_caches_that_a_message_can_clear(make):
    ones = uploads, drawings, networks, training_slots, measuring_slot, definition_slot
    before = [make() for make in ones]
    st.cache_resource.clear()
    st.cache_data.clear()
    assert all(make() is one for make, one in zip(ones, before, strict=True))


PROGRAM = """
import sys
from pictures.store import open_stores, private_folder, uploads
import numpy as np
open_stores()
uploads().put(np.zeros((2, 2, 3), np.uint8))
print(private_folder(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def program(tmp_path):
    """Start a process with stores, in a folder of this test's for temporary files."""
    started = []

    def start():
        command = [sys.executable, "-c", PROGRAM]
        environment = os.environ | {"TMPDIR": str(tmp_path)}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, **pipes)
        started.append(process)
        return process, process.stdout.readline().decode().strip()

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_the_folder_goes_at_the_end_or_at_the_next_start(program, tmp_path):
    ended, first = program()
    assert os.listdir(first) == ["uploads"]
    ended.communicate()
    assert not os.path.exists(first)
    killed, second = program()
    killed.kill()
    killed.wait()
    assert os.path.exists(second)
    _, third = program()
    _, fourth = program()
    assert not os.path.exists(second)
    assert os.path.exists(third) and os.path.exists(fourth)


def test_without_any_folder_for_files_nothing_is_kept_and_nothing_else_fails(tmp_path):
    store = Store(tmp_path / "nowhere" / "store", **PICTURES)
    with pytest.raises(OSError):
        store.put(picture())
    assert store.get("token") is None


def test_where_the_disk_is_full_no_half_a_file_is_left(make, tmp_path):
    def save(path, value):
        path.write_bytes(value[:3])
        raise OSError("No space left on device")

    store = make({"save": save, "load": None})
    with pytest.raises(OSError):
        store.put(b"a whole file")
    assert list((tmp_path / "store").iterdir()) == []
