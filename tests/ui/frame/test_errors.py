"""Where the way out of an error page leads."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from tests.patience import PATIENCE


def script():
    from lessons.common.fields import PICTURE_FIELDS
    from lessons.lesson import Lesson
    from ui.frame.errors import apologize
    from ui.frame.page import begin_page

    begin_page(Lesson("convolution", PICTURE_FIELDS, None))
    apologize(ValueError())


def way_out(**query):
    app = AppTest.from_function(script, default_timeout=PATIENCE)
    for key, value in query.items():
        app.query_params[key] = value
    (said,) = app.run().get("html")
    return unescape(re.search('href="(.*?)"', said.proto.body)[1])


@pytest.mark.parametrize("more", [{"size": "32"}, {"t": "7"}, {"kh": "4"}])
def test_who_begins_again_keeps_the_picture_and_nothing_else(more):
    link = way_out(lang="zh", img="upload", **more)
    assert link.endswith("convolution?lang=zh&img=upload")


def test_a_picture_for_which_the_page_fails_is_left_behind():
    assert way_out(lang="zh", img="upload").endswith("convolution?lang=zh")
