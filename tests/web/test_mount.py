import pytest
import streamlit as st

from web import mount as module


@pytest.fixture
def report(monkeypatch):
    """Hand out what Streamlit calls when an event is set, and what was heard."""
    heard, mounted = [], {}
    monkeypatch.setattr(module, "_component", lambda *_: mounted.update)
    module.mount("ui/controls/bar", key="bar", data={}, on_event=heard.append)
    return mounted["on_event_change"], heard


def test_an_event_is_passed_on(report, monkeypatch):
    act, heard = report
    monkeypatch.setattr(st, "session_state", {"bar": {"event": {"id": 1}}})
    act()
    assert heard == [{"id": 1}]


def test_an_event_of_a_page_that_has_been_left_is_nobodys(report, monkeypatch):
    act, heard = report
    monkeypatch.setattr(st, "session_state", {})
    act()
    assert heard == []
