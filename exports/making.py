"""A process that makes one file, after everybody else.

It is told, as JSON, an ``order`` and the ``path`` to write to. Meanwhile it tells how
far it is, ``{"done", "of"}``, at the end ``{}``, or ``{"kind"}`` where it had to give
up.
"""

import json
import os
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

MOST = 300 * 2**20  # bytes in memory, and in the file


def make(question, tell):
    """Make a file: see the module."""
    told = json.loads(question)
    order = Order.of(told["order"])
    work = Work(order, taken(order.page))
    write = import_module(f"exports.formats.{order.format}").write
    try:
        write(work, Path(told["path"]), lambda done, of: tell(_json(done=done, of=of)))
    except Refused as reason:
        return _json(kind=reason.kind)
    except MemoryError:
        return _json(kind="memory")
    except OSError:
        return _json(kind="full")
    return _json()


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
