"""What a tab and a browser remember where they may, and where they may not."""

import pytest

DENIED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() {
    throw new DOMException("The operation is insecure.", "SecurityError");
  } });
Object.defineProperty(document, "cookie", {
  get() { throw new DOMException("", "SecurityError"); },
  set() { throw new DOMException("", "SecurityError"); },
});"""
ABSENT = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { value: null });"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("", "QuotaExceededError");
};"""
IMPORT = """async () => {
  const folder = document.querySelector("script[src$='scheme.js']").src;
  const { tab, browser } = await import(new URL("../../web/storage.js", folder));
  %s;
}"""


def run(page, script):
    return page.evaluate(IMPORT % script)


@pytest.mark.parametrize(
    "state", [DENIED, ABSENT, FULL, ""], ids=["denied", "absent", "full", "free"]
)
def test_what_is_set_is_there_as_long_as_the_page_whatever_the_browser_allows(
    open_lesson, watched_page, state
):
    page = watched_page()
    page.add_init_script(state)
    open_lesson("start", page=page, lang="en")
    for memory in ("tab", "browser"):
        before = f"{memory}.set('key', 'old'); {memory}.set('key', 'new')"
        assert run(page, f"{before}; return {memory}.get('key')") == "new"
        gone = f"{memory}.remove('key'); return {memory}.get('key')"
        assert run(page, gone) is None


def test_what_a_full_store_cannot_take_is_not_an_older_thing_after_a_reload(
    open_lesson,
):
    page = open_lesson("start", lang="en")
    run(page, "tab.set('key', 'old')")
    page.evaluate(f"() => {{ {FULL} }}")
    assert run(page, "tab.set('key', 'new'); return tab.get('key')") == "new"
    page.reload()
    page.wait_for_selector("header h1")
    assert run(page, "return tab.get('key')") is None
