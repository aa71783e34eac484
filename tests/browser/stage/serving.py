"""A server with nothing but the stage on it: its modules, a page, and payloads."""

import mimetypes
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from stage.mount import static_files

COLOURS = {
    "light": ("#ffffff", "#1b2330", "#0b63ce"),
    "dark": ("#11141b", "#e8ecf3", "#6fb8ff"),
}
PAGE = """<!doctype html><meta charset="utf-8"><title>Stage</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root {{ --st-background-color: {ground}; --st-text-color: {ink};
  --st-primary-color: {accent}; --st-font: system-ui, sans-serif; }}
body {{ margin: 100px 10px 0; background: {ground}; }}
</style>
<input id="elsewhere" aria-label="a control of the page">
<main id="first"></main><main id="second"></main>
<script type="module">
import render, {{ ready }} from "/stage/stage.js";
window.events = [];
const setStateValue = (name, event) => window.events.push(event);
window.take = async (number, host) => {{
  const answer = await fetch(`/payload/${{number}}`);
  const data = new Uint8Array(await answer.arrayBuffer());
  await ready;
  render({{ parentElement: document.getElementById(host), data, setStateValue }});
}};
window.penOf = (canvas) => {{ // a copy with pixels that can be read
  const pen = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  pen.drawImage(canvas, 0, 0);
  return pen;
}};
window.ready = true;
</script>"""


class StageServer:
    """Hands out the stage's files and the payloads that a test gives it."""

    def __init__(self):
        self.files = static_files()
        self.payloads = []
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def offer(self, payload):
        """Keep a payload; return the number under which the page finds it."""
        self.payloads.append(payload)
        return len(self.payloads) - 1

    def answer(self, path, theme):
        """Find what lies under an address: bytes and their type."""
        part, _, name = path.strip("/").partition("/")
        if part == "payload":
            return self.payloads[int(name)], "application/octet-stream"
        if path.strip("/") in self.files:
            kind = mimetypes.guess_type(path)[0]
            return self.files[path.strip("/")].read_bytes(), kind
        ground, ink, accent = COLOURS[theme]
        page = PAGE.format(ground=ground, ink=ink, accent=accent)
        return page.encode(), "text/html"

    def close(self):
        """Stop answering."""
        self._http.shutdown()
        self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    owner = None

    def do_GET(self):  # noqa: N802 (the name that the base class calls)
        path, _, query = self.path.partition("?")
        theme = "dark" if "theme=dark" in query else "light"
        body, kind = self.owner.answer(path, theme)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *parts):
        pass
