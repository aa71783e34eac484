"""A worker that does as it is told."""

import os
import time

from live.worker import serve


def answer(question, _tell):
    word, _, rest = question.partition(b" ")
    if word == b"sleep":
        time.sleep(float(rest))
    if word == b"spin":
        while True:
            pass
    if word == b"die":
        os._exit(3)
    if word == b"fail":
        raise RuntimeError("as it was told")
    if word == b"refuse":
        raise ValueError("as it was told")
    if word == b"print":
        print("no answer", flush=True)
    return b"%d %b" % (os.getpid(), question)


serve(answer)
