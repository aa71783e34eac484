import errno
import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from server import listening
from server.listening import CannotListen, addresses, listen, wanted_port

APP = Path(__file__).resolve().parents[2] / "app.py"


def listener(host="127.0.0.1", port=0):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return closing(socket.create_server((host, port), family=family))


def free_port():
    with listener() as probe:
        return probe.getsockname()[1]


def loopbacks():
    """Addresses of this machine at which it reaches itself."""
    for host in ("127.0.0.1", "::1"):
        try:
            with listener(host):
                yield host
        except OSError:
            continue


@pytest.mark.parametrize("text", ["", " ", "8501", " 8501\n"])
def test_no_port_is_the_common_one(text):
    assert wanted_port(text) == 8501


@pytest.mark.parametrize(
    "text", ["tcp://10.0.0.1:80", "abc", "70000", "-1", "−1", "0", "8501.0", "9" * 9999]
)
def test_what_is_no_port_is_refused_in_one_short_sentence(text):
    with pytest.raises(CannotListen) as refusal:
        wanted_port(text)
    assert text[:40] in str(refusal.value) and len(str(refusal.value)) < 140


def test_every_address_of_this_machine_answers():
    port = free_port()
    sockets = listen(port)
    for host in loopbacks():
        socket.create_connection((host, port)).close()
    for each in sockets:
        assert each.proto == socket.IPPROTO_TCP
        each.close()


def without(family, number, monkeypatch):
    create = socket.create_server

    def refuse(address, *, family=socket.AF_INET, **others):
        if family == missing:
            raise OSError(number, "no")
        return create(address, family=family, **others)

    missing = family
    monkeypatch.setattr(listening.socket, "create_server", refuse)


@pytest.mark.parametrize("number", [errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL])
def test_without_ipv6_the_other_is_enough(monkeypatch, number):
    without(socket.AF_INET6, number, monkeypatch)
    (only,) = listen(free_port())
    assert only.family == socket.AF_INET
    only.close()


def test_that_neither_can_be_had_is_told(monkeypatch):
    monkeypatch.setattr(listening, "EVERYWHERE", listening.EVERYWHERE[:1])
    without(socket.AF_INET, errno.EACCES, monkeypatch)
    with pytest.raises(CannotListen, match=f"Port 80 .*{os.strerror(errno.EACCES)}"):
        listen(80)


def test_a_port_that_is_in_use_names_the_next_free_one(monkeypatch):
    used = {9000: errno.EADDRINUSE, 9001: errno.EADDRINUSE, 9002: errno.EACCES}

    def take(port):
        if port in used:
            raise OSError(used[port], "no")
        return []

    monkeypatch.setattr(listening, "_everywhere", take)
    with pytest.raises(CannotListen, match="Port 9000 is in use; 9003 is free"):
        listen(9000)


@pytest.mark.parametrize("host", [*loopbacks()])
def test_a_port_that_is_in_use_on_one_address_is_in_use(host):
    with listener(host) as other:
        port = other.getsockname()[1]
        with pytest.raises(CannotListen, match=f"Port {port} is in use"):
            listen(port)


def test_the_address_is_below_the_prefix(monkeypatch):
    monkeypatch.setattr(listening, "own_path", lambda: "/course/cnn/")
    assert addresses(8502)[0] == "http://localhost:8502/course/cnn/"


def start(*arguments, **environment):
    """Start the program; what it says until it ends or listens, and its exit code."""
    process = subprocess.Popen(
        [sys.executable, APP, *arguments],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        said = process.stdout.readline()
        if "Layerscope:" in said:
            process.kill()
        return said + process.stdout.read(), process.wait()


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [((), {"PORT": "tcp://10.0.0.1:80"}), (("abc",), {"PORT": "8501"})],
)
def test_a_wrong_port_ends_the_start_with_a_sentence(arguments, environment):
    said, code = start(*arguments, **environment)
    assert code == 1 and said.count("\n") == 1 and "is no port" in said


def test_nothing_is_announced_of_a_port_that_is_in_use():
    with listener() as other:
        said, code = start(PORT=str(other.getsockname()[1]))
    assert code == 1 and said.count("\n") == 1 and "is in use" in said


def test_the_start_line_names_an_address_that_answers(server):
    assert f"Layerscope: {server.url}/" in server.log.read_text()
