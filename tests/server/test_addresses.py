import pytest

from server import addresses
from server.addresses import meant_page, way_to


@pytest.fixture
def below(monkeypatch):
    """Put the program below a path, as ``server.baseUrlPath`` does."""
    monkeypatch.setattr(addresses, "own_path", lambda path: f"/course/cnn/{path}")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("", "start"),
        ("//", "start"),
        ("/Max-Pooling", "max-pooling"),
        ("//relu//", "relu"),
        ("/relu/x", None),
        ("/start", None),
        ("/course/cnn", None),
    ],
)
def test_a_page_is_known_however_it_is_spelled(path, name):
    assert meant_page(path) == name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/course/cnn", "start"),
        ("/Course/cnn//ReLU", "relu"),
        ("/", None),
        ("/relu", None),
    ],
)
def test_below_a_path_pages_are_there_alone(below, path, name):
    assert meant_page(path) == name


def follow(path, location):
    """Where a browser comes to; ``urljoin`` loses empty parts as in ``//x``."""
    folders = path.split("/")[:-1]
    *steps, last = location.split("/")
    for step in steps:
        if step == "..":
            folders = folders[:-1] or [""]
        elif step != ".":
            folders.append(step)
    return "/".join([*folders, last])


@pytest.mark.parametrize("prefix", ["", "/user/7/proxy"])
@pytest.mark.parametrize("path", ["/", "/x", "/x/", "//x", "/a%2Fb", "/a/b/c"])
def test_the_way_to_a_page_stays_behind_a_prefix_that_we_do_not_know(prefix, path):
    scope = {"raw_path": path.encode(), "path": path.replace("%2F", "/")}
    assert follow(prefix + path, way_to("relu", scope, "")) == f"{prefix}/relu"


def test_the_way_below_a_path_begins_at_the_root(below):
    scope = {"path": "/course/cnn"}
    assert way_to("start", scope, "s=2") == "./../course/cnn/?s=2"
