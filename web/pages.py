"""Where pages lie, and how one leads to another."""

from web.mount import from_page


def page_slug(name):
    """Last part of a page's path; the start page has none."""
    return "" if name == "start" else name


def page_path(name):
    """Address of a page, from another one."""
    return from_page(page_slug(name))
