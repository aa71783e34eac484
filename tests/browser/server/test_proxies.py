"""A reader behind a proxy that puts a path before ours, and may keep it from us."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect

from lessons.texts import LANGUAGES, Texts
from tests.browser.engines import NO_FRAMES, SAME_SERVER, chromium_only, once

pytestmark = once(SAME_SERVER)

TITLE = "header h1"
BASE = "/course/cnn"
REWRITES = {"prefix": "/user/7/proxy", "strip": True, "host": "127.0.0.1:8501"}


@pytest.fixture
def complaints():
    return []


@pytest.fixture
def visit(new_page, complaints):
    """Open a tab that writes down what goes wrong in it."""

    def open_tab(address):
        page = new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda told: told.type == "error" and complaints.append(told.text),
        )
        page.goto(address)
        return page

    return open_tab


@pytest.fixture(scope="module")
def server_below(new_server):
    """Share one server that knows of the prefix."""
    return new_server(base=BASE, workers=1)


@pytest.fixture(params=["stripped", "kept"])
def proxy(request, proxy_before):
    """Stand before a server that knows of the prefix, or does not."""
    if request.param == "stripped":
        return proxy_before(request.getfixturevalue("server"), **REWRITES)
    return proxy_before(request.getfixturevalue("server_below"), prefix=BASE)


def png():
    file = BytesIO()
    Image.new("RGB", (50, 20), "red").save(file, "PNG")
    return {"name": "a.png", "mimeType": "image/png", "buffer": file.getvalue()}


def stands_at(page, proxy, name, title):
    expect(page.locator(TITLE)).to_have_text(title)
    assert urlsplit(page.url).path == urlsplit(proxy.url).path + f"/{name}"


def test_pages_pictures_and_links_stay_behind_the_prefix(proxy, visit, complaints):
    page = visit(f"{proxy.url}/?lang=en")
    page.locator("[data-lesson=convolution]").click()
    stands_at(page, proxy, "convolution", "Convolution")
    page.locator("[data-testid=picture] input[type=file]").set_input_files(png())
    expect(page).to_have_url(re.compile("img=upload"))
    page.locator("header a[rel=next]").click()
    stands_at(page, proxy, "im2col", "im2col")
    page.reload()
    stands_at(page, proxy, "im2col", "im2col")
    page.locator(".lsh-home").click()
    stands_at(page, proxy, "", "Start")
    assert not proxy.strays and not complaints


@chromium_only(NO_FRAMES)
def test_a_drag_is_answered_beside_streamlit_behind_the_prefix(
    proxy, new_page, complaints
):
    page, answers = new_page(), []
    with page.expect_websocket(lambda socket: socket.url.endswith("/live")) as live:
        page.goto(f"{proxy.url}/relu?lang=en&act=leaky&n=6")
    live.value.on("framereceived", lambda answer: answers.append(answer))
    while not answers:
        page.locator("[data-control=slope]").press("ArrowRight")
        page.wait_for_timeout(100)
    assert not proxy.strays


def test_the_prefix_alone_is_the_start_page(proxy, visit):
    """Of a page whose prefix we do not know a browser first guesses wrong files."""
    page = visit(f"{proxy.url}?lang=en")
    page.locator("[data-lesson=relu]").click()
    stands_at(page, proxy, "relu", "ReLU")


def test_a_network_is_kept_and_an_address_corrected(proxy, visit, complaints):
    page = visit(f"{proxy.url}/Training/?lang=en&width=2&depth=1&epochs=60")
    page.locator("[data-action=keep]").click()
    with page.expect_download() as download:
        page.locator("[data-action=download]").click()
    assert download.value.path().stat().st_size > 100
    stands_at(page, proxy, "training", "Training")
    assert not proxy.strays and not complaints


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_whose_websocket_is_refused_says_so(server, proxy_before, visit, lang):
    proxy = proxy_before(server, host="127.0.0.1:8501", forwards=False)
    notice = visit(f"{proxy.url}/?lang={lang}").locator(".lsh-outdated")
    expect(notice).to_have_text(Texts(lang)("frame.hindered.foreign"))
