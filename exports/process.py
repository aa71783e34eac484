"""A process that makes one file, after everybody else.

It steps back before it imports what it needs, which takes a second of computing.
"""

import os
from contextlib import suppress
from importlib import import_module

from live.worker import serve

try:
    import resource
except ImportError:  # Windows bounds no process by itself
    resource = None

MOST = 300 * 2**20  # bytes in memory, and in the file


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
    serve(import_module("exports.making").make)


if __name__ == "__main__":
    main()
