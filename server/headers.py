"""What every answer tells the browser: what it may do with it, and what it may not."""

import os
import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
SOURCE = re.compile(r"[\w.:/*'\[\]-]+")
NOTHING = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
PAGE = NOTHING | {
    # Streamlit makes a blob of a component's import, and its protocol's long numbers
    # are a small WebAssembly; its styles it writes as it goes
    "script-src": "'self' blob: 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",  # Streamlit's style sheet holds one
    "connect-src": "'self'",  # the websocket too, in every browser since 2022
    "media-src": "'self' blob:",
}


class Headers:
    """ASGI middleware: an answer that does not say otherwise is kept by nobody."""

    def __init__(self, app):
        self.app = app
        self.headers = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Content-Security-Policy": _policy(NOTHING),
            "Cache-Control": "no-store",
        }

    async def __call__(self, scope, receive, send):
        """Add the headers that an answer lacks."""

        async def add(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, add)


def page_policy(document):
    """Content-Security-Policy of a page: our own files, and its own inline scripts.

    Parameters
    ----------
    document : str
        Its HTML.

    Returns
    -------
    policy : str
    """
    digests = (sha256(code.encode()).digest() for code in INLINE.findall(document))
    hashes = [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]
    scripts = " ".join([PAGE["script-src"], *hashes])
    return _policy(PAGE | {"script-src": scripts})


def _policy(rules):
    return "; ".join(f"{name} {sources}" for name, sources in _framed(rules).items())


def _framed(rules):
    """Rules with the sites that may show us in a frame: all, if none are named.

    The variable ``FRAME_ANCESTORS`` names them as the header does: ``'none'``, or
    ``'self' https://moodle.example``.
    """
    named = SOURCE.findall(os.environ.get("FRAME_ANCESTORS", ""))
    return rules | {"frame-ancestors": " ".join(named)} if named else rules
