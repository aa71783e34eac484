from playwright.sync_api import expect

from lessons.texts import Texts
from tests.browser.engines import SAME_ADDRESS, SAME_SERVER, once
from tests.browser.holding import Late
from tests.conftest import ROOT

READY = "[data-testid=stage][data-rev]"
PICTURE = next((ROOT / "assets" / "pictures").glob("*.png"))


def query(page):
    return page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")


def control(page, key):
    return page.locator(f"[data-control={key}]").first


def says(page, key, text):
    """Wait until the address holds this value (None: does not name the key)."""
    page.wait_for_function(
        "([key, text]) => new URLSearchParams(location.search).get(key) === text",
        arg=[key, text],
    )


@once(SAME_SERVER)
def test_a_deep_link_is_the_very_first_request_of_a_server(new_server, new_page):
    server, page = new_server(), new_page()
    page.goto(f"{server.url}/convolution?lang=zh&s=3&p=2&img=camera")
    page.wait_for_selector(READY)
    expect(control(page, "s")).to_have_value("3")
    expect(control(page, "p")).to_have_value("2")
    assert page.evaluate("document.documentElement.lang") == "zh"


@once(SAME_SERVER)
def test_values_out_of_range_fall_back(open_lesson):
    page = open_lesson("convolution", READY, lang="en", s=99, p="x", kh=-1, n="NaN")
    expect(control(page, "s")).to_have_value("1")
    assert "s" not in query(page)


@once(SAME_ADDRESS)
def test_forty_changes_are_left_by_one_press_of_back(open_lesson):
    page = open_lesson("explore", lang="en")
    page.locator("header a[rel=next]").click()
    page.wait_for_selector(READY)
    entries = page.evaluate("history.length")
    slider = control(page, "s")
    slider.focus()
    for key in ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"] * 10:
        slider.press(key)
    slider.press("ArrowRight")
    says(page, "s", "2")
    assert page.evaluate("history.length") == entries
    page.go_back()
    expect(page.locator("header h1")).to_have_text("Explore a network")


@once(SAME_ADDRESS)
def test_an_answer_that_comes_after_back_changes_neither_address_nor_history(
    server, new_page
):
    page, late = new_page(), Late()
    page.route_web_socket("**/_stcore/stream", late.relay)
    page.route_web_socket("**/layerscope/live", lambda silent: None)
    page.goto(f"{server.url}/explore?lang=en")
    page.locator("header a[rel=next]").click()
    page.wait_for_selector(READY)
    entries = page.evaluate("history.length")
    late.holds = True
    control(page, "b").press("ArrowRight")
    while not late.held:
        page.wait_for_timeout(20)
    page.evaluate("history.back()")
    page.wait_for_function("location.pathname === '/explore'")
    late.release()
    expect(page.locator("header h1")).to_have_text("Explore a network")
    page.wait_for_selector("[data-testid=overview]")
    assert page.evaluate("history.length") == entries
    assert query(page) == {"lang": "en"}


def test_forward_returns_to_what_was_set(open_lesson):
    page = open_lesson("explore", lang="en")
    page.locator("header a[rel=next]").click()
    page.wait_for_selector(READY)
    control(page, "s").press("ArrowRight")
    says(page, "s", "2")
    page.go_back()
    expect(page.locator("header h1")).to_have_text("Explore a network")
    page.go_forward()
    page.wait_for_selector(READY)
    expect(control(page, "s")).to_have_value("2")
    says(page, "s", "2")


def test_undo_redo_and_reset_move_the_controls_and_the_address(open_lesson):
    page = open_lesson("convolution", READY, lang="en", p=1)
    control(page, "s").press("ArrowRight")
    says(page, "s", "2")
    page.locator("[data-action=undo]").click()
    says(page, "s", None)
    expect(control(page, "s")).to_have_value("1")
    page.locator("[data-action=redo]").click()
    says(page, "s", "2")
    expect(control(page, "s")).to_have_value("2")
    page.locator("[data-action=reset]").click()
    says(page, "s", None)
    says(page, "p", None)
    says(page, "lang", "en")


def test_a_reload_shows_the_same(open_lesson):
    page = open_lesson("convolution", READY, lang="en")
    control(page, "s").press("ArrowRight")
    says(page, "s", "2")
    page.reload()
    page.wait_for_selector(READY)
    expect(control(page, "s")).to_have_value("2")


@once(SAME_ADDRESS)
def test_changing_the_language_keeps_the_values(open_lesson):
    page = open_lesson("convolution", READY, lang="en", p=1)
    control(page, "s").press("ArrowRight")
    says(page, "s", "2")
    page.select_option("[data-action=language]", "zh")
    says(page, "lang", "zh")
    expect(control(page, "s")).to_have_value("2")
    assert query(page)["p"] == "1"


@once(SAME_SERVER)
def test_after_a_restart_the_lesson_comes_back_from_its_address(new_server, new_page):
    server, page = new_server(), new_page()
    page.goto(f"{server.url}/explore?lang=en")
    page.locator("header a[rel=next]").click()
    page.wait_for_selector(READY)
    page.set_input_files("input[type=file]", PICTURE)
    says(page, "img", "upload")
    control(page, "s").press("ArrowRight")
    says(page, "s", "2")
    server.stop()
    notice = page.locator(".lsh-notice")
    expect(notice).to_have_text(Texts("en")("frame.reconnecting"))
    server.start()
    expect(notice).to_have_text("")
    expect(page.get_by_role("alert")).to_have_text(Texts("en")("picture.lost"))
    expect(control(page, "s")).to_have_value("2")
    control(page, "p").press("ArrowRight")
    says(page, "p", "1")
    kept = {"lang": "en", "img": "upload", "s": "2", "p": "1"}
    assert {key: text for key, text in query(page).items() if key != "t"} == kept
    page.locator("[data-action=undo]").click()
    says(page, "p", None)
    expect(page.locator("[data-action=undo]")).to_be_disabled()


AS_SOON_AS_IT_STANDS = """() => {
  const app = document.querySelector("[data-test-connection-state]");
  const set = (name, value) => {
    const control = document.querySelector(name);
    control.value = value;
    for (const type of ["input", "change"])
      control.dispatchEvent(new Event(type, { bubbles: true }));
  };
  new MutationObserver((_, watch) => {
    if (app.dataset.testConnectionState !== "CONNECTED") return;
    watch.disconnect();
    set("[data-action=language]", "zh");
    set("[data-control=p]", 1);
  }).observe(app, { attributeFilter: ["data-test-connection-state"] });
}"""


@once(SAME_SERVER)
def test_what_is_done_in_the_moment_after_a_restart_counts(new_server, new_page):
    server, page = new_server(), new_page()
    page.goto(f"{server.url}/convolution?lang=en")
    page.wait_for_selector(READY)
    control(page, "s").press("ArrowRight")
    says(page, "s", "2")
    server.stop()
    notice = page.locator(".lsh-notice")
    expect(notice).to_have_text(Texts("en")("frame.reconnecting"))
    page.evaluate(AS_SOON_AS_IT_STANDS)
    server.start()
    for key, value in {"lang": "zh", "p": "1", "s": "2"}.items():
        says(page, key, value)
    expect(page.locator("header h1")).to_have_text("卷积")
    expect(control(page, "s")).to_have_value("2")


@once(SAME_SERVER)
def test_no_dialog_of_streamlit_shows_while_the_server_is_away(new_server, new_page):
    server, page = new_server(), new_page()
    page.goto(f"{server.url}/convolution?lang=zh")
    page.wait_for_selector(READY)
    server.stop()
    dialog = page.locator("[data-testid=stDialog]")
    dialog.wait_for(state="attached", timeout=30000)
    assert not dialog.is_visible()
    notice = page.locator(".lsh-notice")
    expect(notice).to_have_text(Texts("zh")("frame.reconnecting"))
    server.start()
    expect(notice).to_have_text("", timeout=30000)


def follow(page, name):
    """Go to a page by the header's links, from one of its neighbours."""
    title = Texts("en")(f"{name}.title")
    page.locator("header nav a", has_text=title).click()
    expect(page.locator("header h1")).to_have_text(title)


@once(SAME_ADDRESS)
def test_a_lesson_keeps_what_was_set_when_one_comes_back_by_the_header(open_lesson):
    page = open_lesson(
        "convolution", READY, **{"lang": "en", "pass": "backward", "kh": 5, "t": 3}
    )
    follow(page, "im2col")
    assert "kh" not in query(page)
    follow(page, "convolution")
    kept = {"pass": "backward", "kh": "5", "t": "3", "lang": "en"}
    assert kept.items() <= query(page).items()
    expect(control(page, "kh")).to_have_value("5")


CHANGE_AND_LEAVE = """() => {
  const stride = document.querySelector("[data-control=s]");
  stride.value = 3;
  for (const type of ["input", "change"])
    stride.dispatchEvent(new Event(type, { bubbles: true }));
  document.querySelector("header nav a[rel=next]").click();
}"""


def test_the_last_change_before_one_leaves_is_kept_too(open_lesson):
    page = open_lesson("convolution", READY, lang="en")
    page.evaluate(CHANGE_AND_LEAVE)  # before anybody could answer
    expect(page.locator("header h1")).to_have_text(Texts("en")("im2col.title"))
    follow(page, "convolution")
    assert query(page)["s"] == "3"


@once(SAME_ADDRESS)
def test_the_language_and_the_picture_are_those_of_the_page_one_comes_from(open_lesson):
    page = open_lesson("convolution", READY, lang="en", img="cat", s=2)
    follow(page, "im2col")
    page.select_option("[data-action=language]", "zh")
    says(page, "lang", "zh")
    page.locator("header a[rel=prev]").click()
    expect(page.locator("header h1")).to_have_text("卷积")
    assert {"lang": "zh", "img": "cat", "s": "2"}.items() <= query(page).items()


@once(SAME_ADDRESS)
def test_an_address_that_is_typed_wins_over_what_was_set(open_lesson):
    page = open_lesson("convolution", READY, lang="en", s=3)
    follow(page, "im2col")
    open_lesson("convolution", READY, page=page, lang="en", kh=2)
    expect(control(page, "kh")).to_have_value("2")
    expect(control(page, "s")).to_have_value("1")
    assert "s" not in query(page)
