"""Whether one of our own pages asks, or a page of another site: decided here only.

A browser names the site whose page sends a file or opens a websocket, and no page can
make it lie. What the site is called from outside is the Host that was asked for, or,
behind a proxy that rewrites it, the one that the proxy says it was.
"""

import logging
import os
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers

REFUSED = (
    "refused: a page of %.100r asks, and this server was asked for as %.100s. Where a "
    "proxy stands before it, the proxy has to pass Host on or to send X-Forwarded-Host "
    "(from another machine: FORWARDED_ALLOW_IPS names it); or list the page's origin "
    "in server.corsAllowedOrigins"
)
PORTS = {"http": 80, "https": 443}
SWITCHES = {  # the operator has switched the check off where one of these is false
    "http": ("server.enableCORS", "server.enableXsrfProtection"),
    "websocket": ("server.enableCORS",),
}


def is_own(scope):
    """Whether a request or a websocket comes from a page of ours.

    Parameters
    ----------
    scope : dict
        Of ASGI, as the server calls the application with it.

    Returns
    -------
    own : bool
        Without an Origin no browser asks: a file is then refused, a websocket taken.
    """
    origin = Headers(scope=scope).get("origin")
    if not all(map(st.get_option, SWITCHES[scope["type"]])):
        return True
    if origin is None:
        return scope["type"] == "websocket"
    if origin in st.get_option("server.corsAllowedOrigins"):
        return True
    place = _place(origin)
    return place is not None and place in _own_places(scope, origin)


def asked_as(scope):
    """Hosts that a request was meant for: the browser's own first, if a proxy says it.

    Parameters
    ----------
    scope : dict
        Of ASGI.

    Returns
    -------
    hosts : list of str
    """
    headers = Headers(scope=scope)
    told = headers.get("x-forwarded-host", "") if _is_through_proxy(scope) else ""
    first = told.partition(",")[0].strip()
    return [host for host in (first, headers.get("host")) if host]


def tell_operator(scope):
    """Log why a page was not taken for our own, and what to do if it is.

    Parameters
    ----------
    scope : dict
        Of ASGI.
    """
    origin = Headers(scope=scope).get("origin")
    hosts = " and ".join(map(repr, asked_as(scope)))
    logging.getLogger("layerscope").warning(REFUSED, origin, hosts)


def vouched(scope):
    """Scope of an own websocket, as Streamlit may see it.

    Streamlit compares the origin with Host alone, and where they differ asks another
    host on the internet for the address of this one: it is told of no origin.
    """
    headers = [pair for pair in scope["headers"] if pair[0] != b"origin"]
    return scope | {"headers": headers}


def _own_places(scope, origin):
    scheme = urlsplit(origin).scheme  # a proxy may have ended TLS: ours tells nothing
    return [_place(f"{scheme}://{host}") for host in asked_as(scope)]


def _place(origin):
    """Host and port; None for what is none, as ``null`` and ``http://[``."""
    try:
        parts = urlsplit(origin)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.hostname, port) if parts.hostname else None


def _is_through_proxy(scope):
    """Whether a proxy asks that the operator trusts, by default one on this machine.

    Uvicorn has then put the reader's address, which comes without a port, in the place
    of the proxy's, if the proxy names it.
    """
    host, port = scope.get("client") or ("", 0)
    trusted = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1").split(",")
    return not port or any(_covers(each.strip(), host) for each in trusted)


def _covers(trusted, host):
    """Whether ``*``, an address or a network holds an address."""
    try:
        return trusted == "*" or ip_address(host) in ip_network(trusted, strict=False)
    except ValueError:
        return False
