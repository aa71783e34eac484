import re

import pytest

from lessons.contents import PAGES
from server.preloads import COMPONENTS, EVERYWHERE, LATER, LESSON, preloads
from web.mount import BUNDLE, PLOTLY, static_files, static_path

STYLE = re.compile(r'"(?:\.{1,2}/)+([\w/]+\.css)"')
ALONE = {"ui/frame/scheme.js", "web/storage.js"}  # run before Streamlit does
ON_REQUEST = {
    "explore": {"stage/closeup/closeup", "stage/closeup/shares", "stage/stage"}
}  # its detail


def asked_for(page):
    """Names of the program's own files that a page's document asks for."""
    paths = re.findall(r'href="([^"]+)"', preloads(page))
    return {name for name in static_files() if static_path(name) in paths}


@pytest.mark.parametrize("page", PAGES)
def test_a_document_asks_for_the_components_that_its_page_mounts(open_page, page):
    components = open_page(page).get("bidi_component")
    mounted = {element.proto.component_name for element in components}
    listed = {*EVERYWHERE, *COMPONENTS.get(page, LESSON)} - ON_REQUEST.get(page, set())
    names = {"layerscope_" + name.replace("/", "_") for name in listed}
    assert mounted == names if page in COMPONENTS else mounted <= names


@pytest.mark.parametrize("page", PAGES)
def test_a_document_asks_for_all_modules_at_once_and_for_their_styles(page):
    files = asked_for(page)
    scripts = {name for name in files if name.endswith(".js")} - {PLOTLY}
    assert scripts == ALONE
    assert preloads(page).count(static_path(BUNDLE)) == 1
    components = (*EVERYWHERE, *COMPONENTS.get(page, LESSON))
    texts = [static_files()[f"{each}.js"].read_text("utf-8") for each in components]
    styles = {name.split("/")[-1] for t in texts for name in STYLE.findall(t)}
    assert styles <= {name.split("/")[-1] for name in files}
    assert len(styles) >= 4 or page == "training"


def test_only_a_page_that_opens_on_charts_asks_for_what_draws_them():
    assert [page for page in PAGES if PLOTLY in asked_for(page)] == ["training"]


def test_nobody_asks_for_what_only_another_lesson_needs():
    assert "ui/training/training.css" in asked_for("training")
    assert "ui/training/training.css" not in asked_for("convolution")
    assert "stage/overview/overview.css" not in asked_for("training")


def test_streamlits_scripts_have_the_names_that_are_asked_for():
    paths = re.findall(r'href="\./static/js/([^"]+)"', preloads("start"))
    assert len(paths) == len(LATER)
    assert all(any(path.startswith(name) for path in paths) for name in LATER)
