"""Log lines that nobody else can write: no raw control characters, no floods."""

import logging
import re
import time
from textwrap import indent

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
BREAKS = re.compile(r"[\t\n]")
OFTEN = 10  # times that a line may be written
PERIOD = 60  # in so many seconds


def guard_logs():
    """Make every record of this process plain, and all that write them sparing."""
    logging.setLogRecordFactory(PlainRecord)
    sparing = Sparing()
    for name in [*logging.root.manager.loggerDict, "layerscope"]:
        logging.getLogger(name).addFilter(sparing)


class PlainRecord(logging.LogRecord):
    """A record in which what a visitor has sent stays on its line."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.levelno < logging.ERROR:
            self.exc_info = None  # a warning is about a visitor, not about the source
        elif self.exc_info:
            told = logging.Formatter().formatException(self.exc_info)
            self.exc_text = indent(CONTROL.sub(_escape, told), "  ")

    def getMessage(self):  # noqa: N802
        """Return the message with its control characters written out."""
        told = super().getMessage().rstrip("\n")
        return BREAKS.sub(_escape, CONTROL.sub(_escape, told))


class Sparing(logging.Filter):
    """Lets a place in the source write ten lines a minute.

    Parameters
    ----------
    clock : callable, optional
        Seconds of a clock that never jumps.
    """

    def __init__(self, clock=time.monotonic):
        super().__init__()
        self._clock = clock
        self._written = {}  # place -> when it wrote its last lines

    def filter(self, record):
        """Whether a record is written."""
        now = self._clock()
        place = record.pathname, record.lineno
        before = [t for t in self._written.get(place, ()) if t > now - PERIOD]
        if len(before) >= OFTEN:
            return False
        self._written[place] = [*before, now]
        return True


def _escape(match):
    return match.group().encode("unicode_escape").decode()
