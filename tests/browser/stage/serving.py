"""A server with nothing but the stage on it: its modules, a page, and payloads."""

import mimetypes
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from web.mount import static_files

PAGE = """<!doctype html><meta charset="utf-8"><title>Stage</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { --st-background-color: #ffffff; --st-text-color: #1b2330;
  --st-primary-color: #0b63ce; --st-font: system-ui, sans-serif; }
:root[data-theme="dark"] { --st-background-color: #11141b; --st-text-color: #e8ecf3;
  --st-primary-color: #6fb8ff; }
body { margin: 100px 10px 0; background: var(--st-background-color); }
</style>
<script type="module">
import render, { ready } from "/stage/stage.js";
import { show } from "/web/talk/mounted.js";
const fresh = document.body.innerHTML;
const setStateValue = (name, event) => window.events.push(event);
let pages = 0;
window.begin = (theme, search) => { // as if a page were opened for the first time
  document.body.innerHTML = fresh;
  document.documentElement.removeAttribute("style");
  document.documentElement.dataset.theme = theme;
  history.replaceState(null, "", `/${++pages}${search}`);
  scrollTo(0, 0);
  window.events = [];
};
window.take = async (number, host) => {
  const answer = await fetch(`/payload/${number}`);
  const data = new Uint8Array(await answer.arrayBuffer());
  await ready;
  const parentElement = document.getElementById(host);
  show({ parentElement, data: { told: { key: host }, data }, setStateValue }, render);
};
window.penOf = (canvas) => { // a copy with pixels that can be read
  const pen = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  pen.drawImage(canvas, 0, 0);
  return pen;
};
window.spoilt = false; // a test that takes the browser's functions away says so
begin("light", location.search);
</script>
<body>
<input id="elsewhere" aria-label="a control of the page">
<main id="first"></main><main id="second"></main>"""


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

    def answer(self, path):
        """Find what lies under an address: bytes and their type."""
        part, _, name = path.strip("/").partition("/")
        if part == "payload":
            return self.payloads[int(name)], "application/octet-stream"
        if path.strip("/") in self.files:
            kind = mimetypes.guess_type(path)[0]
            return self.files[path.strip("/")].read_bytes(), kind
        return PAGE.encode(), "text/html"

    def close(self):
        """Stop answering."""
        self._http.shutdown()
        self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    owner = None

    def do_GET(self):  # noqa: N802 (the name that the base class calls)
        body, kind = self.owner.answer(self.path.partition("?")[0])
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *parts):
        pass
