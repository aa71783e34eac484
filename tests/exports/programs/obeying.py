"""A process that makes what it is told, as ``exports.process`` would."""

import json
import os
import time
from pathlib import Path

from exports.process import MOST, step_back
from live.worker import serve


def answer(question, tell):
    told = json.loads(question)
    return json.dumps(DO[told["order"]["do"]](told, tell)).encode()


def write(told, tell):
    tell(json.dumps({"done": 1, "of": 2, "process": os.getpid()}).encode())
    Path(told["path"]).write_text(told["order"].get("text", ""))
    return {"note": ""}


def sleep(told, tell):
    time.sleep(0.3)
    return write(told, tell)


def spin(told, tell):
    write(told, tell)
    while True:
        pass


def die(told, tell):
    write(told, tell)
    os._exit(3)


def fail(told, tell):
    raise RuntimeError("as it was told")


def grow(told, tell):
    try:
        return {"kind": len(bytearray(MOST + 1))}
    except MemoryError:
        return {"kind": "memory"}


def fill(told, tell):
    try:
        with open(told["path"], "wb") as file:
            file.truncate(MOST - 1)
            file.seek(MOST - 1)
            file.write(b"xx")
            file.flush()
    except OSError:
        return {"kind": "full"}


def rank(told, tell):
    return {"kind": os.nice(0)}


DO = {each.__name__: each for each in (write, sleep, spin, die, fail, grow, fill, rank)}
step_back()
serve(answer)
