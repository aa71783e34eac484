import platform
import subprocess
import sys

from server import memory
from tests.conftest import ROOT

FREED = """
import numpy as np
from server.memory import give_back
pages = lambda: int(open("/proc/self/statm").read().split()[1])
blocks = [np.ones(2**13) for _ in range(1000)]  # of 64 KB: none is mapped alone
del blocks[:-1]  # what is left lies above all that is free
before = pages()
give_back()
print(before - pages())
"""


def test_what_python_has_let_go_of_goes_back_to_the_system():
    if platform.libc_ver()[0] != "glibc":  # no other library holds it back
        return memory.give_back()
    command = [sys.executable, "-c", FREED]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert int(told.stdout) > 10_000, told.stderr  # of 16 000 pages


def test_where_the_library_keeps_nothing_nothing_is_asked_of_it(monkeypatch):
    monkeypatch.setattr("ctypes.CDLL", lambda name: object())
    memory._trim.cache_clear()
    memory.give_back()
    memory._trim.cache_clear()
