"""A process that makes one file, after everybody else.

It is told, as JSON, an ``order`` and the ``path`` to write to. Meanwhile it tells how
far it is, ``{"done", "of"}``, at the end ``{"note"}`` where something is to be said of
the file, or ``{"kind"}`` where it had to give up.
"""

import json
import math
import os
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from exports.order import Order, Refused
from exports.work import Work
from live.answering import taken
from live.worker import serve

try:
    import resource
except ImportError:  # Windows bounds no process by itself
    resource = None

OFTEN = 0.25  # seconds from one to the next
MOST = 300 * 2**20  # bytes in memory, and in the file


def make(question, tell):
    """Make a file: see the module."""
    told = json.loads(question)
    order = Order.of(told["order"])
    work = Work(order, taken(order.page))
    write = import_module(f"exports.formats.{order.format}").write
    try:
        write(work, Path(told["path"]), _sparing(tell))
    except Refused as reason:
        return _json(kind=reason.kind)
    except MemoryError:
        return _json(kind="memory")
    except OSError:
        return _json(kind="full")
    return _json(note=work.note)


def _sparing(tell):
    """Tell how far it is a few times a second, and no more."""
    told = -math.inf

    def tell_now_and_then(done, of):
        nonlocal told
        if time.monotonic() - told > OFTEN:
            tell(_json(done=done, of=of))
            told = time.monotonic()

    return tell_now_and_then


def _json(**told):
    return json.dumps(told).encode()


def step_back():
    """Leave the cores to whoever answers readers, and bound what this process takes."""
    if hasattr(os, "nice"):
        os.nice(19)
    if resource:
        for kind in (resource.RLIMIT_DATA, resource.RLIMIT_FSIZE):
            with suppress(ValueError, OSError):  # macOS does not bound its memory
                resource.setrlimit(kind, (MOST, MOST))


def main():
    """Make what is asked for."""
    step_back()
    serve(make)


if __name__ == "__main__":
    main()
