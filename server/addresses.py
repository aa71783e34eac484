"""Addresses that are not quite those of a page, and the way from there to one.

The way is told step by step: before what we see of an address a proxy may have cut off
what we know nothing of. And it can lead to no other site.
"""

from lessons.contents import PAGES
from web.mount import own_path
from web.pages import page_slug


def meant_page(path):
    """Find the page that is meant, however its path is spelled.

    Parameters
    ----------
    path : str
        With other capitals, or with slashes too many or too few.

    Returns
    -------
    name : str or None
        As in ``lessons.contents``; None for what is no page.
    """
    named = _plain(path)
    return next((each for each in PAGES if _plain(_path(each)) == named), None)


def way_to(name, scope, query):
    """Say how a browser comes from the address that it asks for to a page.

    Parameters
    ----------
    name : str
        As in ``lessons.contents``.
    scope : dict
        Of ASGI, of the request.
    query : str
        As it stands in an address.

    Returns
    -------
    location : str
        Relative to the address that was asked for.
    """
    asked = scope.get("raw_path") or scope["path"].encode()
    up = "../" * (asked.count(b"/") - 1)
    return f"./{up}{_path(name)[1:]}{query and '?'}{query}"


def _path(name):
    return own_path(page_slug(name))


def _plain(path):
    return "/".join(filter(None, path.lower().split("/")))
