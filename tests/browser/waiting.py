"""Waiting for a page that lets nobody turn texts into code.

Playwright's own ``wait_for_function`` has the page do just that, again and again, which
its Content-Security-Policy forbids. A single look from outside is allowed.
"""

import time
from functools import partial

from playwright.sync_api import Error

PATIENCE = 30  # seconds on a busy machine


def patient(page):
    """Make the ``wait_for_function`` of a tab or a frame look from outside."""
    page.wait_for_function = partial(_wait, page)
    return page


def _wait(page, expression, arg=None, polling=50):
    end = time.monotonic() + PATIENCE
    while not _look(page, expression, arg):
        assert time.monotonic() < end, f"it never came to be: {expression}"
        page.wait_for_timeout(polling)


def _look(page, expression, arg):
    try:
        return page.evaluate(expression, arg)
    except Error as error:
        if "context was destroyed" in error.message:
            return False  # the next page comes
        raise
