"""What a page needs besides Streamlit, asked for while Streamlit starts.

Otherwise a browser finds it when Streamlit has mounted the first component.
"""

import re
from functools import cache
from posixpath import dirname, join, normpath

from server.routes import streamlit_scripts
from web.mount import BUNDLE, PLOTLY, from_page, static_files, static_path

LATER = (
    *("BidiComponent.", "serialization.", "recordbatch."),  # what Streamlit mounts with
    *("Button.", "_arrayReduce."),  # what most lessons show under the stage
)
FIRST = "ui/frame/scheme.js"  # runs before Streamlit does
EVERYWHERE = ("ui/frame/header", "web/talk/finished")
LESSON = (  # a lesson that mounts fewer asks for a little in vain
    "ui/controls/bar",
    "ui/picture/choose_image",
    "ui/picture/lens",
    "ui/picture/plate",
    "ui/frame/extras",
    "stage/stage",
)
COMPONENTS = {  # of the pages that mount others
    "start": (
        "ui/picture/choose_image",
        "ui/start/welcome",
        "ui/start/cards",
        "stage/stage",
    ),
    "explore": (
        "ui/controls/bar",
        "ui/picture/choose_image",
        "ui/frame/kept",
        "stage/overview/overview",
        "stage/closeup/closeup",
        "stage/closeup/shares",
        "stage/stage",
    ),
    "backpropagation": (
        "ui/controls/bar",
        "ui/picture/choose_image",
        "ui/frame/extras",
        "stage/stage",
    ),
    "training": (
        "ui/controls/bar",
        "ui/frame/extras",
        "ui/training/training",
    ),
}
OPEN_ON_CHARTS = ("training",)
NAMED = re.compile(r'"([\w./-]+\.(?:js|css))"')  # an import, a style sheet
SCRIPT = '<link rel="modulepreload" href="{path}"{more} />'
STYLE = '<link rel="preload" as="style" href="{path}"{more} />'
LIBRARY = '<link rel="preload" as="script" href="{path}"{more} />'
LAST = ' fetchpriority="low"'  # Streamlit's own scripts are what the page waits for


def preloads(page):
    """Return the links that ask for what a page needs later.

    Parameters
    ----------
    page : str
        Name of a page, as in ``lessons.contents``.

    Returns
    -------
    str
        HTML for the document's head.
    """
    opens_on_charts = page in OPEN_ON_CHARTS
    first = _with_imports(FIRST)
    own = (*EVERYWHERE, *COMPONENTS.get(page, LESSON))
    names = dict.fromkeys(name for each in own for name in _with_imports(f"{each}.js"))
    styles = [name for name in names if name.endswith(".css")]
    return "".join(
        [SCRIPT.format(path=static_path(name), more="") for name in first]
        + [SCRIPT.format(path=path, more="") for path in _streamlit_later()]
        + [SCRIPT.format(path=static_path(BUNDLE), more=LAST)]
        + [STYLE.format(path=static_path(name), more=LAST) for name in styles]
        + [LIBRARY.format(path=static_path(PLOTLY), more=LAST)] * opens_on_charts
    )


def _streamlit_later():
    scripts = streamlit_scripts().items()
    return [from_page(path) for path, file in scripts if file.name.startswith(LATER)]


def _with_imports(name):
    """Names of a file and of all that it asks for, itself or through others."""
    found = [name]
    for each in found:
        found += [other for other in _asked_for(each) if other not in found]
    return found


@cache
def _asked_for(name):
    text = static_files()[name].read_text("utf-8") if name.endswith(".js") else ""
    others = (normpath(join(dirname(name), other)) for other in NAMED.findall(text))
    return [other for other in others if other in static_files()]
