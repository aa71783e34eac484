"""Networks as files: there and back, and files that are no network."""

import io
import json
import zipfile

import numpy as np
import pytest

from networks import NetworkRefused
from networks.files import LIMIT, pack, unpack
from networks.plan import Plan, scores_of

PLAN = Plan(depth=2, width=3, act="tanh")


def network():
    return PLAN.network(np.random.default_rng(5))


def arrays():
    with np.load(io.BytesIO(pack(PLAN, network()))) as file:
        return {name: file[name] for name in file}


def archive(save=np.savez, **changes):
    """Write a network's file with some entries changed; None leaves one out."""
    entries = {k: v for k, v in (arrays() | changes).items() if v is not None}
    file = io.BytesIO()
    save(file, **entries)
    return file.getvalue()


def plan_entry(text):
    return np.frombuffer(text.ljust(256).encode()[:256], np.uint8)


def raw(name, content, compression=zipfile.ZIP_DEFLATED):
    """Write a network's file with the bytes of one entry changed."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(pack(PLAN, network()))) as old,
        zipfile.ZipFile(file, "w", compression) as new,
    ):
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return file.getvalue()


def refusal(data):
    with pytest.raises(NetworkRefused) as refused:
        unpack(data)
    return refused.value.kind


def test_a_network_comes_back_as_it_was():
    plan, again = unpack(pack(PLAN, network()))
    x = np.random.default_rng(0).random((3, 1, 16, 16), np.float32)
    assert plan == PLAN
    assert (scores_of(again, x) == scores_of(network(), x)).all()
    assert archive() and unpack(archive())[0] == PLAN


def test_the_same_network_gives_the_same_bytes():
    assert pack(PLAN, network()) == pack(PLAN, network())


@pytest.mark.parametrize(
    "kind, data",
    [
        ("empty", b""),
        ("not-npz", b"\x89PNG\r\n\x1a\n"),
        ("not-npz", b"PK\x05\x06" + bytes(18)),
        ("too-large", b"PK\x03\x04" + bytes(LIMIT)),
        ("corrupt", b"PK\x03\x04" + bytes(100)),
        ("corrupt", pack(PLAN, network())[:-30]),
        ("names", archive(plan=None)),
        ("names", archive(**{"dense.b": None})),
        ("names", archive(more=np.zeros(3, np.float32))),
        ("shape", archive(**{"conv1.w": np.zeros((3, 1, 3, 4), np.float32)})),
        ("shape", archive(**{"conv1.w": np.zeros((3, 1, 9), np.float32)})),
        ("shape", archive(**{"dense.w": np.zeros((10, 48), np.float32, "F")})),
        ("dtype", archive(**{"conv1.b": np.zeros(3, np.float64)})),
        ("dtype", archive(**{"conv1.b": np.zeros(3, ">f4")})),
        ("numbers", archive(**{"conv1.b": np.array([0, np.nan, 0], np.float32)})),
        ("numbers", archive(**{"conv1.b": np.array([0, np.inf, 0], np.float32)})),
        ("plan", archive(plan=plan_entry("{"))),
        ("plan", archive(plan=plan_entry("[1, 2]"))),
        ("plan", archive(plan=plan_entry('{"depth": 99}'))),
        ("plan", archive(plan=plan_entry('{"hidden": 3}'))),
        ("plan", archive(plan=plan_entry('{"width": 1e400}'))),
        ("shape", archive(plan=np.zeros(100, np.uint8))),
        ("names", archive(plan=plan_entry(json.dumps({"depth": 3})))),
        ("shape", archive(plan=plan_entry(json.dumps({"depth": 2, "width": 4})))),
        ("corrupt", raw("conv1.w.npy", b"\x93NUMPY\x01\x00\xff\xff{")),
        ("corrupt", raw("conv1.w.npy", b"")),
        ("corrupt", raw("plan.npy", b"\x80\x04K\x01.")),
    ],
)
def test_a_file_that_is_no_network_is_refused_and_it_is_said_why(kind, data):
    assert refusal(data) == kind


def test_nothing_is_unpickled(tmp_path):
    class Trap:
        def __reduce__(self):
            return (tmp_path / "sprung").touch, ()

    bait = np.array([Trap(), 0, 0], object)
    assert refusal(archive(**{"conv1.b": bait})) == "dtype"
    assert not (tmp_path / "sprung").exists()


def test_what_unpacks_to_more_than_the_plan_needs_is_not_unpacked():
    file = io.BytesIO()
    np.lib.format.write_array(file, np.zeros(3, np.float32))
    bomb = raw("conv1.b.npy", file.getvalue() + bytes(3_000_000))
    assert len(bomb) < 20_000
    assert refusal(bomb) == "shape"


def test_an_entry_that_is_longer_than_it_declares_is_refused():
    data = archive()
    sizes = len(arrays()["conv1.b"].tobytes()) + 128
    lying = data.replace(sizes.to_bytes(4, "little"), (120).to_bytes(4, "little"))
    assert lying != data
    assert refusal(lying) == "corrupt"


def test_other_packings_are_refused_before_they_are_unpacked():
    plain = arrays()["conv1.b"]
    file = io.BytesIO()
    np.lib.format.write_array(file, plain)
    for packing in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert refusal(raw("conv1.b.npy", file.getvalue(), packing)) == "corrupt"


def test_two_entries_of_one_name_are_refused():
    file = io.BytesIO(archive())
    with zipfile.ZipFile(file, "a") as twice, pytest.warns(UserWarning):
        twice.writestr("conv1.b.npy", b"")
    assert refusal(file.getvalue()) == "names"


def test_whatever_byte_is_changed_nothing_but_a_refusal_is_raised():
    data, rng = bytearray(pack(PLAN, network())), np.random.default_rng(0)
    for place in rng.choice(len(data), 300, replace=False):
        damaged = bytearray(data)
        damaged[place] ^= int(rng.integers(1, 256))
        try:
            unpack(bytes(damaged))
        except NetworkRefused:
            pass


@pytest.mark.parametrize(
    "name", ["conv1.w", "conv1.b", "conv2.w", "conv2.b", "dense.w", "dense.b"]
)
def test_weights_that_no_sum_can_hold_are_refused_though_they_are_finite(name):
    huge = np.full_like(arrays()[name], 3e38)
    assert refusal(archive(**{name: huge})) == "overflow"


def test_large_weights_behind_silent_ones_are_refused_too():
    silent = {name: arrays()[name] * 0 for name in ("conv1.w", "conv1.b")}
    huge = {n: np.full_like(arrays()[n], 1e30) for n in ("conv2.w", "dense.w")}
    assert refusal(archive(**silent, **huge)) == "overflow"


@pytest.mark.parametrize("value", [np.nan, np.inf, 3e38])
def test_a_network_that_has_diverged_is_not_packed(value):
    diverged = network()
    diverged.parameters()["conv2.w"][0] = value
    with pytest.raises(NetworkRefused):
        pack(PLAN, diverged)


@pytest.mark.parametrize("act", ["relu", "leaky", "sigmoid", "tanh"])
def test_the_largest_networks_with_weights_as_they_are_trained_are_packed(act):
    plan = Plan("shapes", depth=8, width=16, act=act)
    trained = plan.network(np.random.default_rng(0))
    for array in trained.parameters().values():
        array *= 20
    assert unpack(pack(plan, trained))[0] == plan
