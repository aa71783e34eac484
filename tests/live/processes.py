"""Which processes there are."""

from contextlib import suppress
from pathlib import Path


def is_there(process):
    """Whether a process runs; one that has ended and waits for its parent does not."""
    return (_stat(process) or "Z")[0] != "Z"


def children(process):
    """List the processes that one has started."""
    numbers = [int(path.name) for path in Path("/proc").glob("[0-9]*")]
    return [n for n in numbers if (_stat(n) or "Z 0").split()[1] == str(process)]


def _stat(process):
    """State of a process, its parent, and more; None if it is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].strip()
