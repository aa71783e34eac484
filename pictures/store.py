"""What readers have sent or made, kept for a while: files, for whoever has the token.

They lie in a folder that no other user can open; other processes of ours can map them.
The folder goes with the server, or, where that was killed, at the next start.
"""

import atexit
import logging
import os
import re
import secrets
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

try:
    import fcntl
except ImportError:  # on Windows nobody can tell whose folder is in use
    fcntl = None

NAME, UNFINISHED = "layerscope-", "new-"
MB = 2**20
SUFFIX, TOKEN = ".npy", re.compile(r"[\w-]{1,64}")
SHELVES = "LAYERSCOPE_SHELVES"  # where another process keeps what readers send
LOG = logging.getLogger("layerscope")


class Bound(NamedTuple):
    """So many things at most, and so many bytes of them."""

    count: int
    size: int


class Kept(NamedTuple):
    """What a store knows of one thing."""

    owner: str
    address: str
    size: int
    used: float


KEPT = 4 * 3600  # seconds after the last use
EACH, PLACE, TOTAL = Bound(8, 32 * MB), Bound(1024, 192 * MB), Bound(4096, 384 * MB)


class Store:
    """Things by token. Who keeps too many loses the oldest of the own ones.

    Parameters
    ----------
    folder : Path
        Made at need.
    save, load : callable
        ``save(path, value)`` writes a file, ``load(path)`` reads it.
    each, place, total : Bound
        For one owner, for one address, and for all.
    seconds : float
        How long a thing is kept after its last use.
    clock : callable
        Seconds of a clock that never jumps.
    """

    def __init__(
        self,
        folder,
        save,
        load,
        each=EACH,
        place=PLACE,
        total=TOTAL,
        seconds=KEPT,
        clock=time.monotonic,
    ):
        self._folder, self._save, self._load = folder, save, load
        self._each, self._place, self._total = each, place, total
        self._seconds, self._clock = seconds, clock
        self._lock = threading.Lock()
        self._kept = OrderedDict()  # token -> Kept, the least used first

    def put(self, value, owner="", address=""):
        """Keep a value.

        Parameters
        ----------
        value : ndarray or bytes
        owner : str
            Name of a reader; without one only the address counts.
        address : str
            Where the value came from.

        Returns
        -------
        token : str
            Cannot be guessed.
        """
        token = secrets.token_urlsafe(16)
        path = self._path(token)
        self._folder.mkdir(0o700, exist_ok=True)
        try:
            self._save(path, value)
        except OSError:  # the disk is full
            path.unlink(missing_ok=True)
            raise
        with self._lock:
            kept = Kept(owner or token, address, path.stat().st_size, self._clock())
            self._kept[token] = kept
            self._tidy(kept)
        return token

    def get(self, token):
        """Return the value of a token, or None if there is none any more."""
        path = self.path(token)
        with suppress(FileNotFoundError):  # dropped this very moment
            return path and self._load(path)

    def path(self, token):
        """Return where the value of a token lies, or None; this is a use of it."""
        with self._lock:
            self._expire()
            kept = self._kept.pop(token, None) if isinstance(token, str) else None
            if kept is None:
                return None
            self._kept[token] = kept._replace(used=self._clock())
            return self._path(token)

    def expire(self):
        """Drop what nobody has used for too long."""
        with self._lock:
            self._expire()

    def _expire(self):
        now = self._clock()
        while self._kept:
            token, oldest = next(iter(self._kept.items()))
            if now - oldest.used <= self._seconds:
                return
            self._drop(token)

    def _tidy(self, newest):
        """Bring the newest one's owner, its address, and all below their bounds."""
        self._expire()
        self._bound(self._each, lambda kept: kept[:2] == newest[:2])
        self._bound(self._place, lambda kept: kept.address == newest.address)
        self._bound(self._total, lambda kept: True)

    def _bound(self, bound, counts):
        tokens = [token for token, kept in self._kept.items() if counts(kept)]
        size = sum(self._kept[token].size for token in tokens)
        for number, token in enumerate(tokens):
            if len(tokens) - number <= bound.count and size <= bound.size:
                return
            size -= self._kept[token].size
            self._drop(token)

    def _drop(self, token):
        del self._kept[token]
        with suppress(OSError):  # Windows keeps what is mapped
            self._path(token).unlink()

    def _path(self, token):
        return self._folder / f"{token}{SUFFIX}"


class Shelf:
    """The folder of another process's Store, to be read.

    Parameters
    ----------
    folder : Path
    load : callable
        As of the Store.
    """

    def __init__(self, folder, load):
        self._folder, self._load = folder, load

    def get(self, token):
        """Return the value of a token, or None if there is none any more."""
        path = self.path(token)
        with suppress(FileNotFoundError):  # dropped this very moment
            return path and self._load(path)

    def path(self, token):
        """Return where the value of a token lies, or None."""
        if not isinstance(token, str) or not TOKEN.fullmatch(token):
            return None
        path = self._folder / f"{token}{SUFFIX}"
        return path if path.exists() else None


def _save_array(path, array):
    np.save(path, array, allow_pickle=False)


PICTURES = {"save": _save_array, "load": partial(np.load, mmap_mode="r")}
FILES = {"save": Path.write_bytes, "load": Path.read_bytes}


@cache
def uploads():
    """Return the pictures that readers have sent."""
    return _kept_in("uploads", PICTURES)


@cache
def drawings():
    """Return the newest drawing of each reader."""
    bounds = {"each": Bound(1, MB), "total": Bound(2048, 256 * MB)}
    return _kept_in("drawings", PICTURES, **bounds)


@cache
def networks():
    """Return the files of the networks that readers keep."""
    bounds = {"each": Bound(4, 16 * MB), "place": Bound(1024, 64 * MB)}
    bounds["total"] = Bound(4096, 128 * MB)
    return _kept_in("networks", FILES, **bounds)


def _kept_in(name, kind, **bounds):
    """Open a store of this process's own, or the shelf of the one that it works for."""
    if SHELVES in os.environ:
        return Shelf(Path(os.environ[SHELVES]) / name, kind["load"])
    return Store(private_folder() / name, **kind, **bounds)


@cache
def private_folder():
    """Return this process's folder, for its user only.

    It is in use as long as its lock is held, and that ends with the process, however
    it ends. Others see it by its name once it is locked.
    """
    try:
        folder = _locked_folder()
    except OSError as error:
        LOG.warning("there is no folder for what readers send: %s", error)
        return Path(os.devnull)  # in which nothing can be kept
    atexit.register(remove_folder)
    return folder


def _locked_folder():
    folder = Path(tempfile.mkdtemp(prefix=UNFINISHED + NAME))
    if fcntl:
        fcntl.flock(os.open(folder, os.O_RDONLY), fcntl.LOCK_SH)
    return folder.rename(folder.with_name(folder.name.removeprefix(UNFINISHED)))


def remove_folder():
    """Remove this process's folder, with everything that is kept."""
    shutil.rmtree(private_folder(), ignore_errors=True)


def open_stores():
    """Make the stores, before two readers do at the same moment.

    What servers left behind that were killed is removed.
    """
    uploads(), drawings(), networks()
    for folder in private_folder().parent.glob(f"{NAME}*") if fcntl else ():
        with suppress(OSError):  # somebody else's, or in use
            _sweep(folder)


def _sweep(folder):
    handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
    try:
        if os.fstat(handle).st_uid == os.getuid():
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
    finally:
        os.close(handle)
