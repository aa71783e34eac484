"""Where the server listens: a port, on IPv4 and IPv6, and what its address is."""

import errno
import os
import socket
from itertools import chain

from web.mount import own_path

PORT = 8501
HIGHEST = 65535
WAITING = 2048  # who connects at once, as a hall does, and is not turned away
AT_ONCE = 4  # of them that are taken in a row: room is made after each row
EVERYWHERE = ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::"))


class CannotListen(Exception):
    """Why the server does not start, in one sentence."""


def wanted_port(text):
    """Port that a text names, 8501 where it is empty.

    Parameters
    ----------
    text : str
        As an argument or the variable ``PORT`` gives it.

    Returns
    -------
    port : int
    """
    try:
        port = int(text.strip() or PORT)
    except ValueError:
        port = 0
    if not 1 <= port <= HIGHEST:
        raise CannotListen(
            f"{text[:40]!r} is no port: a number from 1 to {HIGHEST} is needed, "
            f"or nothing for {PORT}."
        )
    return port


def listen(port):
    """Listen on IPv4 and IPv6, or on the one that this machine has.

    Both belong to a port: a browser that is told ``localhost`` may try either.

    Parameters
    ----------
    port : int

    Returns
    -------
    sockets : list of socket
        They listen already; who connects waits until the server takes them over.
    """
    try:
        return _everywhere(port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = _in_use(port) if taken else _refused(port, error)
    raise CannotListen(reason)


def take_many(sockets):
    """Let many wait to be taken, of whom the server takes a few in a row.

    Asyncio has one number for both, and forgets the first when it begins to serve.

    Parameters
    ----------
    sockets : list of socket
        Which the server serves already.
    """
    for each in sockets:
        each.listen(WAITING)


def addresses(port):
    """Where the start page is, here and for others in the same network.

    Parameters
    ----------
    port : int

    Returns
    -------
    addresses : list of str
    """
    hosts = ["localhost", *own_address()]
    return [f"http://{host}:{port}{own_path()}" for host in hosts]


def _everywhere(port):
    sockets, errors = [], []
    for family, host in EVERYWHERE:
        try:
            sockets.append(_listen(family, host, port))
        except OSError as error:
            errors.append(error)
    errors.sort(key=lambda error: error.errno != errno.EADDRINUSE)
    if errors and (errors[0].errno == errno.EADDRINUSE or not sockets):
        _close(sockets)
        raise errors[0]
    return sockets


def _listen(family, host, port):
    bound = socket.create_server((host, port), family=family, backlog=WAITING)
    # Of a socket that names no protocol asyncio delays small messages, by 40 ms each
    kind = socket.SOCK_STREAM, socket.IPPROTO_TCP
    return socket.socket(family, *kind, fileno=bound.detach())


def _close(sockets):
    for each in sockets:
        each.close()


def _in_use(port):
    others = chain(range(port + 1, HIGHEST + 1), range(PORT, port))
    free = next(filter(_is_free, others), None)
    hint = f"; {free} is free: PORT={free} make run, or python app.py {free}"
    return f"Port {port} is in use{hint if free else ''}."


def _is_free(port):
    try:
        _close(_everywhere(port))
    except OSError:
        return False
    return True


def _refused(port, error):
    return f"Port {port} cannot be listened on: {os.strerror(error.errno)}."


def own_address():
    """Return the address of this machine in its network, in a tuple; () without any."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # finds the way there, sends nothing
        except OSError:
            return ()
        return (probe.getsockname()[0],)
