"""The lessons in their order: a new one is a file in ``pages/`` and a name here."""

from web.mount import from_page

LESSONS = (
    *("explore", "convolution", "im2col", "relu", "max-pooling", "dropout"),
    *("backpropagation", "training"),
)
PAGES = ("start", *LESSONS)


def page_slug(name):
    """Last part of a page's path; the start page has none."""
    return "" if name == "start" else name


def page_path(name):
    """Address of a page, from another one."""
    return from_page(page_slug(name))
