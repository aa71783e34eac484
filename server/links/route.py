"""Links for others: where they find a page of this server, and as a QR code.

An address that only this machine knows, as ``localhost``, is never told: in its place
stand the machine's own ones. The variable ``PUBLIC_URL`` names the start page as others
know it, where neither is right, as in a container or behind a tunnel.
"""

import asyncio
import logging
import os
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from starlette.responses import JSONResponse
from starlette.routing import Route

from lessons.contents import PAGES
from server.links.code import qr_code
from server.listening import own_address
from web.mount import own_path
from web.pages import page_slug

PUBLIC = "PUBLIC_URL"
NO_ADDRESS = "%s is not used: %.100r is no address that begins with http:// or https://"
LONGEST = 4000  # letters of an address


def link_route():
    """Answer with a page's addresses for others, and a code of each."""
    if (named := os.environ.get(PUBLIC, "")) and not _is_address(named):
        logging.getLogger("layerscope").warning(NO_ADDRESS, PUBLIC, named)

    async def tell(request):
        asked = request.query_params.get("page", "")
        if len(asked) > LONGEST or not _is_address(asked):
            return JSONResponse({"links": []}, status_code=400)
        port = (request.scope.get("server") or ("", None))[1]
        links = await asyncio.to_thread(links_of, asked, port)
        return JSONResponse({"links": links})

    return Route(own_path("layerscope/link"), tell)


def links_of(page, port):
    """List the addresses by which others find a page.

    Parameters
    ----------
    page : str
        Address by which its reader has found it.
    port : int or None
        On which this server listens.

    Returns
    -------
    links : list of dict
        ``address`` and ``qr``, as of `qr_code`; none where nobody else finds this
        machine.
    """
    addresses = [*_addresses(urlsplit(page), port)]
    return [{"address": each, "qr": qr_code(each)} for each in addresses]


def _addresses(page, port):
    own, slug = os.environ.get(PUBLIC, ""), _slug(page.path)
    if _is_address(own):
        yield _at(urlsplit(own), f"{urlsplit(own).path.rstrip('/')}/{slug}", page)
    elif not _is_of_this_machine_alone(page.hostname):
        yield urlunsplit(page)
    elif port:
        for host in own_address():
            place = page._replace(scheme="http", netloc=f"{host}:{port}")
            yield _at(place, own_path(slug), page)


def _at(place, path, page):
    return urlunsplit((place.scheme, place.netloc, path, page.query, ""))


def _slug(path):
    """Last part of a page's path; "" of what is none."""
    last = path.rpartition("/")[2]
    return last if last in map(page_slug, PAGES) else ""


def _is_address(text):
    with suppress(ValueError):
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    return False


def _is_of_this_machine_alone(host):
    """Whether a name, or an address, leads everybody to a machine of their own."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
