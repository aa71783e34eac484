from playwright.sync_api import expect

from ui.texts import Texts


def test_after_a_restart_the_page_comes_back_from_its_address(new_server, new_page):
    server = new_server()
    page = new_page()
    page.goto(f"{server.url}/explore?lang=en")
    page.locator("header a[rel=next]").click()
    page.select_option("[data-action=language]", "zh")
    page.wait_for_function("location.search.includes('lang=zh')")
    server.stop()
    notice = page.locator("header + [role=status]")
    expect(notice).to_have_text(Texts("zh")("frame.reconnecting"))
    server.start()
    expect(notice).to_have_text("")
    title = Texts("zh")("lessons.convolution.title")
    page.select_option("[data-action=language]", "en")
    expect(page.locator("header h1")).to_have_text("Convolution")
    page.select_option("[data-action=language]", "zh")
    expect(page.locator("header h1")).to_have_text(title)
    assert page.get_by_role("dialog").count() == 0
