import re

import pytest

from lessons.contents import PAGES
from server.headers import Headers, page_policy
from tests.attacks.talking import ask
from web.mount import static_path
from web.pages import page_slug

ANSWERS = {
    "page": "/convolution",
    "lost": "/nowhere",
    "module": static_path("ui/frame/header.js").removeprefix("."),
    "streamlit": "/_stcore/health",
    "unused": "/_stcore/metrics",
}


def headers(server, path, **sent):
    _, *lines = ask(server, path, **{"Accept": "text/html"} | sent).split("\r\n")
    return {
        name.lower(): value for name, value in (line.split(": ", 1) for line in lines)
    }


@pytest.mark.parametrize("path", ANSWERS.values(), ids=ANSWERS)
def test_every_answer_says_what_may_be_done_with_it(server, path):
    told = headers(server, path)
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"
    assert told["content-security-policy"].startswith("default-src 'none'")
    assert "server" not in told


@pytest.mark.parametrize("name", PAGES)
def test_a_page_may_use_our_own_files_and_no_other_host(server, name):
    policy = headers(server, f"/{page_slug(name)}")["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["connect-src"] == rules["script-src"].split()[0] == "'self'"
    assert not {"'unsafe-inline'", "'unsafe-eval'"} & set(rules["script-src"].split())
    assert not re.search(r"[*/]|https?:", re.sub("'sha256-[^']+'", "", policy))


def test_an_inline_script_of_the_page_runs_and_no_other():
    alone, both = map(page_policy, ("<script>1</script>", "<script>1</script>2"))
    assert alone == both != page_policy("<script>2</script>")
    assert "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='" in alone


@pytest.mark.parametrize("path", ["/layerscope/network/none", "/nowhere", "/media/x"])
def test_nobody_keeps_what_is_not_made_to_be_kept(server, path):
    assert headers(server, path)["cache-control"] == "no-store"


def test_any_site_may_show_a_page_in_a_frame_unless_the_operator_says_which():
    assert "frame-ancestors" not in page_policy("")


@pytest.mark.parametrize(
    ("setting", "rule"),
    [
        ("'none'", "'none'"),
        ("'self' https://moodle.example:8443", "'self' https://moodle.example:8443"),
        ("https://*.example; script-src *", "https://*.example script-src *"),
    ],
)
def test_the_operator_names_the_sites(monkeypatch, setting, rule):
    monkeypatch.setenv("FRAME_ANCESTORS", setting)
    for policy in (page_policy(""), Headers(None).headers["Content-Security-Policy"]):
        assert policy.endswith(f"frame-ancestors {rule}")
