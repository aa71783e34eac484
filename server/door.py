"""The first answer that a browser gets: Streamlit's page, in the reader's terms.

Streamlit serves the same document for every path, says ``lang="en"``, and shows a
dialog in English for an unknown page. This stands before it. Told where the server
is and what it would answer, Streamlit opens its connection without asking first.
"""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from lessons.contents import PAGES
from lessons.texts import LANGUAGES, Texts, language
from server.addresses import meant_page, way_to
from server.headers import page_policy
from server.preloads import preloads
from server.routes import ready, streamlit_scripts
from web.mount import content_hash, from_page, own_path, static_files, static_path
from web.pages import page_slug

OTHERS = ("_stcore/", "media/", "component/", "static/", "layerscope/")
HEAD = """<script>
{outdated}greetHindered({sentences});</script>
    <script>
      // A proxy's prefix may be asked for without the slash behind which our files lie
      if (!location.pathname.endsWith("/{slug}")) {{
        history.replaceState(null, "", `${{location.pathname}}/${{location.search}}`);
      }}
      window.__streamlit = {{
        BACKEND_BASE_URL: new URL("{root}", location.href).href,
        HOST_CONFIG: {host},
      }};
    </script>
    <meta name="version" content="{version}" />
    <link rel="icon" href="{icon}" />
    <link rel="stylesheet" href="{style}" />
    <script type="module" src="{scheme}"></script>
    <title>Layerscope</title>"""


class Door:
    """ASGI middleware: pages pass in, unknown addresses go to the start page.

    Streamlit's scripts are handed out compressed.
    """

    def __init__(self, app):
        self.app = app
        self.pages = {own_path(page_slug(name)): _document(name) for name in PAGES}
        scripts = streamlit_scripts().items()
        self.scripts = {own_path(path): file for path, file in scripts}
        self.others = tuple(own_path(folder) for folder in OTHERS)

    async def __call__(self, scope, receive, send):
        """Answer for pages, leave everything else to the application."""
        page = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        answer = self._answer(Request(scope)) if page else None
        await (answer or self.app)(scope, receive, send)

    def _answer(self, request):
        path = request.scope["path"]
        if path in self.pages:
            page = _greet(self.pages[path], request)
            policy = {"Content-Security-Policy": page_policy(page)}
            return HTMLResponse(page, headers=UNKEPT | policy)
        if path in self.scripts:
            return ready(self.scripts[path]).response(request)
        if name := meant_page(path):
            query = request.scope["query_string"].decode("latin-1")
            return RedirectResponse(way_to(name, request.scope, query))
        if path.startswith(self.others) or "text/html" not in _accepted(request):
            return None  # not somebody who looks for a page
        query = [*request.query_params.multi_items(), ("lost", "1")]
        return RedirectResponse(way_to("start", request.scope, urlencode(query)))


UNKEPT = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}


def _accepted(request):
    return request.headers.get("accept", "")


def _greet(document, request):
    lang = language(
        request.query_params.get("lang"),
        request.headers.get("accept-language", ""),
    )
    return document.replace('<html lang="en">', f'<html lang="{lang}">')


def _document(page):
    """Streamlit's document for a page."""
    folder = Path(find_spec("streamlit").origin).parent / "static"
    html = (folder / "index.html").read_text("utf-8")
    html = re.sub(r'<link\s+rel="(preload|shortcut icon)"[^>]*>', "", html)
    head = HEAD.format(
        outdated=static_files()["ui/frame/outdated.js"].read_text("utf-8"),
        sentences=json.dumps(
            {lang: Texts(lang).tree("frame.hindered") for lang in LANGUAGES}
        ),
        slug=page_slug(page),
        root=from_page(),
        version=content_hash(),
        host=json.dumps(_host_config()),
        icon=static_path("ui/frame/icon.svg"),
        style=static_path("ui/frame/page.css"),
        scheme=static_path("ui/frame/scheme.js"),
    )
    html = html.replace("<title>Streamlit</title>", head)
    return html.replace("</head>", f"{preloads(page)}</head>")


def _host_config():
    """Answer in advance what Streamlit would ask the server before it connects."""
    origins = st.get_option("client.allowedOrigins")
    return {"allowedOrigins": origins, "useExternalAuthToken": False}
