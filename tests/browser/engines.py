"""The engines that the browser tests run in, and what one of them cannot be asked."""

import pytest

DRIVEN = ("chromium", "firefox")  # WebKit is asked what all are asked alone
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FIREFOX = {  # preferences
    "app.update.enabled": False,
    "layout.css.prefers-color-scheme.content-override": 1,  # light, on every machine
    "ui.prefersReducedMotion": 0,
    "dom.ipc.processCount": 1,  # a process for every tab costs a second's work
    "dom.ipc.processPrelaunch.enabled": False,
    "fission.autostart": False,
}

once = pytest.mark.once  # in one of the engines that are asked for, since:
SAME_SCRIPT = "the stage's script makes the same of the same numbers"
SAME_SERVER = "the server decides it"
SAME_LESSON = "it is made of bar, lens and stage, which every engine is asked for"
SAME_ADDRESS = "back, forward, reload and leaving are asked of every engine beside it"
SMOKED_PAD = "the smoke tests draw a digit in every engine"
SMOKED = "the smoke tests open every page on a screen in every engine"

chromium_only = pytest.mark.chromium_only  # with the reason, one of these:
NO_TOUCH = "Firefox's driver has no touchscreen"
NO_PREFERENCES = "Firefox's driver sets no colour scheme, no motion, no contrast"
NO_PAPER = "Firefox's driver does not print"
SAME_AXE = "axe reads what both engines make of the same document and its colours"
NO_NESTED = "Firefox's driver hands no keys and no files to a page inside of a page"
NO_FRAMES = "Firefox's driver does not show what a websocket carries"
NO_PASTE = "Firefox's ClipboardEvent takes no files from a script"


def launch(playwright, engine, path):
    """Start a browser; that there is none is a failure."""
    assert path, f"no {engine}: run `make test`, or name one in {engine.upper()}"
    if engine == "chromium":
        return playwright.chromium.launch(executable_path=path, args=CHROMIUM)
    return playwright.firefox.launch(
        channel="moz-firefox", executable_path=path, firefox_user_prefs=FIREFOX
    )


def asked(config):
    """Engines that the browser tests are to run in."""
    return config.getoption("engines") or DRIVEN[:1]


def is_for(item):
    """Whether a test is to be run in the engine that it was collected for."""
    engine = getattr(item, "callspec", None) and item.callspec.params.get("engine")
    others = [*DRIVEN[1:]] if item.get_closest_marker("chromium_only") else []
    if item.get_closest_marker("once"):
        others += asked(item.config)[1:]
    return engine not in others
