"""What readers have sent, drawn and kept, found again by its token."""

import numpy as np
import pytest

import lessons.sources
from lessons.sources import DRAWN, NETWORK, Sources
from lessons.texts import Texts
from networks.files import pack
from networks.plan import Plan
from pictures.store import drawings, networks
from pictures.strokes import paint_strokes

ENGLISH = Texts("en")
PLAN = Plan(depth=1, width=2)


def file():
    return pack(PLAN, PLAN.network(np.random.default_rng(0)))


def keeping(token):
    return Sources(ENGLISH, tokens={NETWORK: token})


@pytest.fixture
def reads(monkeypatch):
    """List what is made of files from now on."""
    made, read = [], lessons.sources.opened

    def opened(data):
        made.append(read(data))
        return made[-1]

    monkeypatch.setattr(lessons.sources, "opened", opened)
    return made


def test_a_kept_network_is_read_once(reads):
    sources = keeping(networks().put(file()))
    (network,) = {sources.network() for _ in range(3)}
    assert network.plan == PLAN and reads == [network]


def test_seventeen_readers_read_their_networks_once_each(reads):
    tokens = [networks().put(file(), f"reader {number}") for number in range(17)]
    for token in tokens * 2:
        assert keeping(token).network() is not None
    assert len(reads) == 17


def test_who_keeps_no_network_has_none():
    assert Sources(ENGLISH).network() is None and Sources(ENGLISH).kept() is None
    assert keeping("guessed").network() is None and keeping("guessed").kept() is None


def test_a_network_that_has_expired_is_there_no_more_although_it_was_read(monkeypatch):
    token = networks().put(file())
    assert keeping(token).kept() == token and keeping(token).network()
    monkeypatch.setattr(networks(), "path", lambda token: None)
    assert keeping(token).kept() is None and keeping(token).network() is None


def test_an_untouched_pad_is_not_blank_and_a_cleared_one_is():
    assert not Sources(ENGLISH).is_blank()
    cleared = drawings().put(paint_strokes([]))
    assert Sources(ENGLISH, tokens={DRAWN: cleared}).is_blank()
