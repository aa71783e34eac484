"""A program of its own that measures, while somebody asks for it.

It reads one line of JSON, its job, and writes a line of JSON for every record. Every
further line that it reads keeps it alive: without one for some seconds, or at the end
of its input, it is gone.
"""

import faulthandler
import json
import sys
import threading

LEASE = 5.0  # seconds without a line until it gives up


def serve(measure):
    """Read the job, measure it.

    Parameters
    ----------
    measure : callable
        ``measure(job, report)`` calls ``report(record)`` with each record, a dict.
    """
    job = json.loads(sys.stdin.readline())
    faulthandler.dump_traceback_later(LEASE, exit=True)
    threading.Thread(target=_stay_while_asked, args=(sys.stdin,), daemon=True).start()
    measure(job, lambda record: print(json.dumps(record), flush=True))


def _stay_while_asked(lines):
    """End this process when no line has come for a while, or none will any more."""
    for _ in lines:
        faulthandler.dump_traceback_later(LEASE, exit=True)
    faulthandler.dump_traceback_later(0.001, exit=True)
