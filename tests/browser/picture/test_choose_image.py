from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from lessons.texts import LANGUAGES, Texts
from tests.browser.conftest import SCREEN
from tests.browser.engines import NO_PASTE, SAME_SERVER, chromium_only, once

READY = '[data-testid="stage"]:not([data-rev="0"])'
STAGE = "[data-testid=stage]"
NASTY = '<img src=x onerror="document.title=1">**bold**.png'
CAMERA = """() => {
  window.tracks = [];
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 64, height: 48 });
    const pen = canvas.getContext("2d");
    setInterval(() => pen.fillRect(0, 0, 32, 48), 20);
    const stream = canvas.captureStream();
    window.tracks.push(...stream.getTracks());
    return stream;
  };
}"""
DROP = """([type, bytes, event]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], "a.png", { type }));
  const details = { bubbles: true, cancelable: true };
  const init = event === "paste" ? { clipboardData: data } : { dataTransfer: data };
  const Kind = event === "paste" ? ClipboardEvent : DragEvent;
  const arrival = new Kind(event, { ...details, ...init });
  document.querySelector("header h1").dispatchEvent(arrival);
}"""


def png(width, height):
    buffer = BytesIO()
    Image.new("RGB", (width, height), "red").save(buffer, "PNG")
    return buffer.getvalue()


def file(data, name="a.png"):
    return {"name": name, "mimeType": "image/png", "buffer": data}


def give(page, data, name="a.png"):
    page.set_input_files("input[type=file]", file(data, name))


def shows(page, rows, columns):
    page.wait_for_selector(f"[data-plate=picture] >> text={rows} × {columns}")


def address(page):
    return page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")


@pytest.fixture
def lesson(open_lesson):
    return open_lesson("convolution", READY, lang="en", img="maze", n=4, filter="box")


def test_a_sample_is_chosen_by_a_click_that_closes_the_panel(lesson):
    lesson.click("[data-action=choose]")
    lesson.click("[data-sample=digit]")
    shows(lesson, 28, 28)
    expect(lesson.locator(".ls-gallery")).to_be_hidden()
    expect(lesson.locator("[data-action=choose]")).to_contain_text("Digit")
    lesson.wait_for_function("location.search.includes('img=digit')")


def test_size_and_colours_are_chosen_in_the_panel(lesson):
    lesson.click("[data-action=choose]")
    lesson.select_option("[data-control=size]", "32")
    shows(lesson, 32, 32)
    lesson.check("[data-control=rgb]")
    lesson.wait_for_function("location.search.includes('rgb=1')")
    assert address(lesson)["size"] == "32"


def test_an_upload_is_shown_and_survives_a_reload(lesson):
    give(lesson, png(50, 20))
    shows(lesson, 20, 50)
    lesson.wait_for_function("location.search.includes('img=upload')")
    lesson.reload()
    shows(lesson, 20, 50)
    expect(lesson.locator("[data-testid=picture] [role=alert]")).to_be_empty()


def test_a_plate_is_no_higher_than_its_room_however_thin(lesson):
    give(lesson, png(1, 128))
    shows(lesson, 128, 1)
    plate = lesson.locator("[data-plate=picture] .ls-pane").bounding_box()
    assert plate["height"] <= 0.36 * SCREEN["height"] + 1
    assert plate["width"] >= 12


@once(SAME_SERVER)
def test_a_link_to_an_upload_shows_a_sample_to_others_and_says_so(open_lesson):
    page = open_lesson("convolution", READY, lang="en", img="upload")
    said = page.locator("[data-testid=picture] [role=alert]")
    expect(said).to_have_text(Texts("en")("picture.lost"))
    assert address(page)["img"] == "upload"


@once(SAME_SERVER)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refused_file_costs_one_sentence_and_nothing_else(open_lesson, lang):
    page = open_lesson("convolution", READY, lang=lang, img="maze", n=4, s=2)
    before = address(page), page.locator(STAGE).get_attribute("data-rev")
    title = page.title()
    give(page, b"no picture at all", NASTY)
    said = page.locator("[data-testid=picture] [role=alert]")
    expect(said).to_have_text(Texts(lang)("picture.refused.not-image"))
    assert (address(page), page.locator(STAGE).get_attribute("data-rev")) == before
    assert page.title() == title
    assert "bold" not in page.inner_text("body")
    give(page, png(8, 8)[:60])
    expect(said).to_have_text(Texts(lang)("picture.refused.corrupt"))
    give(page, png(9, 9))
    shows(page, 9, 9)
    expect(said).to_be_empty()


@pytest.mark.parametrize(
    "event", ["drop", pytest.param("paste", marks=chromium_only(NO_PASTE))]
)
def test_a_picture_can_be_dropped_or_pasted_anywhere(lesson, event):
    lesson.evaluate(DROP, ["image/png", list(png(30, 12)), event])
    shows(lesson, 12, 30)


def test_the_camera_takes_a_picture_and_goes_off(lesson):
    lesson.evaluate(CAMERA)
    lesson.click("[data-action=choose]")
    lesson.click("[data-action=camera]")
    lesson.wait_for_function("document.querySelector('.ls-video').videoWidth === 64")
    lesson.click("[data-action=shoot]")
    shows(lesson, 48, 64)
    states = lesson.evaluate("tracks.map((track) => track.readyState)")
    assert states == ["ended"]
    lesson.wait_for_function("location.search.includes('img=camera')")


def test_the_camera_goes_off_with_the_panel(lesson):
    lesson.evaluate(CAMERA)
    lesson.click("[data-action=choose]")
    lesson.click("[data-action=camera]")
    lesson.wait_for_function("window.tracks.length === 1")
    expect(lesson.locator("[data-action=shoot]")).to_be_visible()
    lesson.keyboard.press("Escape")
    lesson.wait_for_function("tracks[0].readyState === 'ended'")


def test_where_there_can_be_no_camera_a_sentence_says_why(lesson):
    lesson.evaluate(
        "Object.defineProperty(window, 'isSecureContext', { value: false })"
    )
    lesson.click("[data-action=choose]")
    lesson.click("[data-action=camera]")
    message = lesson.locator(".ls-message")
    expect(message).to_have_text(Texts("en")("picture.camera_insecure"))
    expect(lesson.locator(".ls-video")).to_be_hidden()
