"""The server asks nobody: it works in a room without a network."""

from pathlib import Path

from websockets.exceptions import InvalidStatus

from tests.attacks.talking import ask, run, visit

WATCHED = Path(__file__).parent / "programs" / "watched.py"
WAY_OUT = "'192.0.2.1', 9"  # in no network: finds our own address, sends nothing
KNOWN = ("'127.0.0.1'", "'::1'", "'localhost'", "'0.0.0.0'", "'::'", WAY_OUT)


def test_no_other_host_is_asked(new_server):
    server = new_server(WATCHED)
    for path in ("/", "/convolution", "/_stcore/health", "/nowhere"):
        ask(server, path, Accept="text/html", Origin="https://evil.example")
    for origin in ("https://evil.example", f"http://localhost:{server.port}", None):
        try:
            with visit(server, origin=origin) as visitor:
                run(visitor, query_string="lang=zh")
        except InvalidStatus:
            assert origin == "https://evil.example"
    asked = [line for line in server.log.read_text().splitlines() if "asks " in line]
    assert any(WAY_OUT in line for line in asked), "nothing is watched"
    assert not [line for line in asked if not any(map(line.__contains__, KNOWN))]
