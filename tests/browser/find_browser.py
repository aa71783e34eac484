"""Find the browsers for the tests; as a program it prints where one is.

``python find_browser.py firefox``. Asked in this order: the variable CHROMIUM or
FIREFOX, the search path, the places where macOS and Windows keep programs.
"""

import os
import shutil
import sys
from pathlib import Path

NAMES = {
    "chromium": (
        *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ),
    "firefox": (
        *("firefox-esr", "firefox"),
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ),
    "webkit": ("WebKitWebDriver",),  # WebKitGTK's, which starts the browser itself
}


def find_browser(engine):
    """Return the path of a browser that exists, or None."""
    names = (os.environ.get(engine.upper(), ""), *NAMES[engine])
    found = (shutil.which(name) for name in names if name)
    return next(filter(None, found), _downloaded() if engine == "chromium" else None)


def _downloaded():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    path = find_browser(sys.argv[1])
    print(path or f"no {sys.argv[1]} found")
    sys.exit(path is None)
