"""Components whose modules come over the program's own static route.

A component's inline code travels with every message, so it holds one import and
little else: all modules come in one file, which ``web.bundle`` makes of them. What a
module has to wait for before it can be shown, as its style sheets, is the promise
``ready`` that it exports: none awaits at its top level, where Safari up to 26 fails if
two others import it. The address carries a hash of all the files:
browsers keep them for ever, and a new version is a new address. A page of another
version, which was open when the server was renewed, is first loaded anew itself.
"""

import hashlib
import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

import streamlit as st

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {
    "web": ROOT / "web" / "static",
    "stage": ROOT / "stage" / "static",
    "ui": ROOT / "ui" / "static",
    "pictures": ROOT / "assets" / "pictures",
}

SCRIPT = re.compile(r"(web|stage|ui)/.*\.js")
BUNDLE, MAKER = "modules.js", Path(__file__).with_name("bundle.py")
PLOTLY = "plotly.min.js"

MOUNTED = "web/talk/mounted.js"
LABEL = 4  # bytes that say how long what is told of some bytes is
MODULE = """
const load = (url) => import(new URL(url, document.baseURI));
const arrive = () => load("{bundle}")
  .then(({{ $use }}) => [$use("{name}"), $use("{mounted}")]);
const page = document.querySelector("meta[name=version]")?.content;
const arriving = page === "{version}" ? arrive()
  : load("{renewal}").then(({{ renewed }}) => renewed).then(arrive);
export default async (mounted) => {{
  const [{{ default: render, ready }}, {{ show }}] = await arriving;
  await ready;
  return show(mounted, render);
}};
"""


@cache
def static_files():
    """Every file that the static route serves: its name there -> its path."""
    files = {
        f"{name}/{path.relative_to(folder).as_posix()}": path
        for name, folder in FOLDERS.items()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    plotly = Path(find_spec("plotly").origin).parent
    files[PLOTLY] = plotly / "package_data" / PLOTLY
    return MappingProxyType(files)


def scripts():
    """List the modules of which one file is made: pairs of name and path."""
    files = static_files().items()
    return [(name, path) for name, path in files if SCRIPT.fullmatch(name)]


@cache
def content_hash():
    """One hash over all files, so that modules may import each other by name.

    What makes one file of the modules belongs to it.
    """
    digest = hashlib.sha256()
    for name, path in (*static_files().items(), (BUNDLE, MAKER)):
        digest.update(name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def own_path(path=""):
    """Path under which this server answers, below ``server.baseUrlPath``."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"


def from_page(path=""):
    """Address of something that this server serves, as a page asks for it.

    All pages lie side by side, so it is the same from each of them, and a proxy may
    put before them what it likes without telling us.
    """
    return f"./{path}"


def static_path(name):
    """Address of a file of the static route."""
    return from_page(f"layerscope/{content_hash()}/{name}")


def mount(name, *, key, data, told=None, on_event=None, height="content"):
    """Show a component and pass on what it reports.

    Parameters
    ----------
    name : str
        ``"stage/stage"`` is the module ``stage/static/stage.js``.
    key : str
        Tells mounts of the same component apart, and keeps one alive while its
        data change.
    data : dict or bytes
        What the module's default export receives.
    told : dict, optional
        JSON: what ``web/static/talk/mounted.js`` learns of the data.
    on_event : callable, optional
        Receives each ``event`` object that the component sets, before the next run.
    height : str or int
        As for other Streamlit elements.

    Returns
    -------
    result : object
        Streamlit's component result; ``result.event`` is the last event or None.
    """

    def report():
        state = st.session_state.get(key)  # gone or empty, if the page was left
        event = state and state.get("event")
        if on_event is not None and isinstance(event, dict):  # no visitor's make-up
            on_event(event)

    component = _component(name)
    sent = _labelled({"key": key} | (told or {}), data)
    return component(key=key, data=sent, height=height, on_event_change=report)


def _labelled(told, data):
    """Put before the data what is told of them."""
    if not isinstance(data, bytes):
        return {"told": told, "data": data}
    label = json.dumps(told).encode()
    return len(label).to_bytes(LABEL, "little") + label + data


@cache
def _component(name):
    return st.components.v2.component(
        "layerscope_" + name.replace("/", "_"),
        js=MODULE.format(
            name=f"{name}.js",
            mounted=MOUNTED,
            bundle=static_path(BUNDLE),
            renewal=static_path("web/renewal.js"),
            version=content_hash(),
        ),
        isolate_styles=False,
    )
