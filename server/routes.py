"""Static files, ready made and kept for ever: the program's own and Streamlit's."""

import gzip
import mimetypes
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.responses import Response
from starlette.routing import Route

from web.bundle import bundle
from web.mount import BUNDLE, content_hash, own_path, static_files

FOREVER = "public, max-age=31536000, immutable"
PIECE = 2**16  # bytes
TEXT = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def static_route():
    """Serve the files of ``web.mount`` and the one that is made of its scripts.

    Each is read and compressed only once.

    Names are looked up in a table of the files that exist, so no path that a
    request makes up ever reaches the disk.
    """
    files = {name: _Ready.of(path) for name, path in static_files().items()}
    files[BUNDLE] = _Ready(BUNDLE, bundle().encode())

    async def serve(request):
        file = files.get(request.path_params["name"])
        if file is None or request.path_params["hash"] != content_hash():
            return Response(status_code=404)
        return file.response(request)

    return Route(own_path("layerscope/{hash}/{name:path}"), serve)


def streamlit_scripts():
    """Streamlit's own scripts: their path below the start page -> the file.

    Streamlit sends them as they are, 3 MB before a page can begin; compressed it is
    less than a third, which forty phones in one hall feel.
    """
    folder = Path(find_spec("streamlit").origin).parent / "static" / "static"
    files = (*folder.glob("js/*.js"), *folder.glob("css/*.css"))
    return {f"static/{file.relative_to(folder).as_posix()}": file for file in files}


@cache
def ready(path):
    """Read and compress a file when it is asked for first."""
    return _Ready.of(path)


class _Ready:
    """A file in memory, plain and (where it is text) compressed."""

    def __init__(self, name, plain):
        kind = TEXT.get(Path(name).suffix)
        self.kind = kind or mimetypes.guess_type(name)[0]
        self.plain = plain
        self.packed = gzip.compress(plain, 6) if kind else None

    @classmethod
    def of(cls, path):
        return cls(path.name, path.read_bytes())

    def response(self, request):
        headers = {
            "Cache-Control": FOREVER,
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
        }
        accepted = request.headers.get("accept-encoding", "")
        if self.packed is None or "gzip" not in accepted:
            return _Pieces(self.plain, headers=headers, media_type=self.kind)
        headers["Content-Encoding"] = "gzip"
        return _Pieces(self.packed, headers=headers, media_type=self.kind)


class _Pieces(Response):
    """An answer of which a piece waits for a slow reader, and not a copy of it all."""

    async def __call__(self, scope, receive, send):
        start = {"type": "http.response.start", "status": self.status_code}
        await send(start | {"headers": self.raw_headers})
        for at in range(0, len(self.body), PIECE):
            piece = {"body": self.body[at : at + PIECE], "more_body": True}
            await send({"type": "http.response.body"} | piece)
        await send({"type": "http.response.body"})
