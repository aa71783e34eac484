import pytest

from tests.browser.engines import SAME_SERVER, once
from tests.browser.pages.test_every_page import PAINTED, STAGE

pytestmark = once(SAME_SERVER)

FETCHED = """() => performance.getEntriesByType("resource")
  .map(({ name }) => new URL(name).pathname)
  .filter((path) => /layerscope.*(js|css)$/.test(path))"""


@pytest.mark.parametrize("name", ["start", "explore", "convolution", "training"])
def test_what_a_page_needs_is_asked_for_by_its_document(open_lesson, name):
    page = open_lesson(name, ready=PAINTED.get(name, STAGE))
    document = page.request.get(page.url, headers={"Accept": "text/html"}).text()
    fetched = page.evaluate(FETCHED)
    late = [path for path in fetched if f'".{path}"' not in document]
    assert 8 < len(fetched) < 24 and not late
