"""Find a Chromium for the browser tests; run as a program it prints the path.

Asked in this order: the variable CHROMIUM, the search path, the places where macOS
and Windows keep programs, and the one that Playwright has downloaded.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)


def find_chromium():
    """Return the path of a Chromium that exists, or None."""
    asked = os.environ.get("CHROMIUM")
    found = [asked] if asked else [shutil.which(name) for name in NAMES]
    found += PLACES
    return next((path for path in found if path and Path(path).is_file()), _own())


def _own():
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    path = find_chromium()
    print(path or "no Chromium found")
    sys.exit(path is None)
