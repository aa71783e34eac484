"""A process that answers one question after the other, and ends with who asks.

It reads questions from its standard input and writes answers to its standard output,
each behind four bytes that say how long it is. An answer begins with a byte: whether
the question could be answered, or that this is only how far it has come. Before the
first it writes an empty answer: it is warm.
"""

import logging
import os
import signal
import sys
import threading
from functools import partial
from queue import SimpleQueue

LENGTH = 4  # bytes that say how long what follows is
DONE, FAILED, GOING_ON = b"\x01", b"\x00", b"\x02"
LOG = logging.getLogger("layerscope")


def serve(answer, warm=lambda: None):
    """Answer questions until there is nobody any more who asks.

    Parameters
    ----------
    answer : callable
        ``answer(question, tell)`` takes and returns bytes, and tells meanwhile, in
        bytes, how far it is. ValueError for what is no question; what else it raises
        is logged as an error.
    warm : callable
        Does beforehand what would make the first answer slow.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for who asks
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what somebody prints is no answer
    questions = SimpleQueue()
    threading.Thread(target=_listen, args=(questions,), daemon=True).start()
    warm()
    _write(answers, DONE)
    while True:
        question = questions.get()
        _write(answers, _answered(answer, question, partial(_tell, answers)))


def _listen(questions):
    """Take questions in; at their end leave, whatever is being computed."""
    while head := sys.stdin.buffer.read(LENGTH):
        questions.put(sys.stdin.buffer.read(int.from_bytes(head, "little")))
    os._exit(0)


def _answered(answer, question, tell):
    try:
        return DONE + answer(question, tell)
    except ValueError as refusal:
        LOG.info("a question is refused: %s", refusal)  # else who asks fills the log
    except Exception:
        LOG.exception("a question could not be answered")
    return FAILED


def _tell(stream, data):
    _write(stream, GOING_ON + data)


def _write(stream, data):
    stream.write(framed(data))
    stream.flush()


def framed(data):
    """Put before bytes how many they are."""
    return len(data).to_bytes(LENGTH, "little") + data
