"""How a file is made of what is told.

It is told, as JSON, an ``order`` and the ``path`` to write to. Meanwhile it tells how
far it is, ``{"done", "of"}``, at the end ``{"note"}`` where something is to be said of
the file, or ``{"kind"}`` where it had to give up.
"""

import json
import math
import time
from importlib import import_module
from pathlib import Path

from exports.order import Order, Refused
from exports.work import Work
from live.answering import taken

OFTEN = 0.25  # seconds from one to the next


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
