"""A measurement: a process of its own, which ends when nobody looks any more."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from subprocess import PIPE
from types import SimpleNamespace

import numpy as np
import pytest

from lessons.measuring.convolution import WAYS, measure
from tests.patience import PATIENCE
from ui.work.measurement import ROOT, First, Kept, Run, measured
from ui.work.slot import measuring_slot

PROGRAM = "lessons.measuring.convolution"

JOB = {"kernel": [3, 3], "stride": 1, "channels": 1, "filters": 1}
LONG = {"kernel": [11, 11], "stride": 1, "channels": 3, "filters": 8}


@pytest.fixture
def run():
    run = Run("key", PROGRAM, JOB)
    assert run.start()
    yield run
    run.stop()


def wait_for(met, run):
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end
        time.sleep(0.05)
        run.look()


def test_records_come_in_while_it_runs(run):
    wait_for(lambda: len(run.records) >= 5, run)
    assert [r["way"] for r in run.records[:5]] == list(WAYS)
    assert all(r["side"] == 16 and r["seconds"] > 0 for r in run.records[:5])
    assert 0 < run.share < 1


def test_the_loop_holds_least_and_the_whole_matrix_most(run):
    wait_for(lambda: [r for r in run.records if r["side"] == 64], run)
    wait_for(lambda: len(run.records) >= 15, run)
    held = {r["way"]: r["bytes"] for r in run.records if r["side"] == 64}
    assert held["loop"] < held["whole"]


def test_a_run_that_was_held_up_is_not_the_time_of_a_way(monkeypatch):
    reads = iter([0, 0.2, 1, 1.01, 2, 2.02])
    clock = SimpleNamespace(perf_counter=lambda: next(reads))
    monkeypatch.setattr("lessons.measuring.convolution.time", clock)
    seconds, _ = measure(lambda x, w, stride: x, np.ones(1), np.ones(1), 1)
    assert seconds == pytest.approx(0.01)


def test_stopping_ends_it_at_once_and_lets_others_measure():
    first, other = (Run(key, PROGRAM, LONG) for key in ("first", "other"))
    assert first.start() and not other.start()
    first.stop()
    assert first._process.returncode == -signal.SIGKILL  # nobody waited for its end
    assert not first.running
    assert other.start()
    other.stop()


@pytest.mark.parametrize("closed", [False, True], ids=["silent", "gone"])
def test_the_program_gives_up_when_nobody_asks_any_more(closed):
    command = [sys.executable, "-m", PROGRAM]
    program = subprocess.Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    program.stdin.write(
        json.dumps(LONG | {"seconds": 600, "bytes": 2**28}).encode() + b"\n"
    )
    program.stdin.flush()
    if closed:
        program.stdin.close()
    assert program.wait(timeout=PATIENCE) == 1  # it did not come to its end
    for end in (program.stdin, program.stdout, program.stderr):
        end.close()


def test_a_measurement_that_nobody_looks_at_any_more_leaves_no_zombie():
    left = Run("key", PROGRAM, JOB)
    assert left.start()
    left._process.kill()
    left._waiting.join(timeout=PATIENCE)
    assert state_of(left._process.pid) == ""
    left.stop()


def state_of(pid):
    """Return the first letter of a process's state, "Z" for a zombie; "" if gone."""
    if not Path("/proc/self/stat").exists():  # no Linux
        return _told(pid)
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _told(pid):
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], stdout=PIPE, text=True)
    return told.stdout.strip()[:1]


LEADER = """
from ui.work.measurement import Run
run = Run("key", "lessons.measuring.convolution", {job})
assert run.start()
print(run._process.pid, flush=True)
input()
"""


def test_a_measurement_ends_with_its_server():
    command = [sys.executable, "-c", LEADER.format(job=LONG)]
    server = subprocess.Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    pid = server.stdout.readline().decode().strip()
    server.kill()
    server.communicate()
    while state_of(pid) not in ("", "Z"):  # whoever inherits it may not look after it
        time.sleep(0.1)


def test_who_waits_for_a_measurement_begins_when_it_is_his_turn():
    first, other = (Run(key, PROGRAM, LONG) for key in ("first", "other"))
    first.start()
    other.look()
    assert other.waits and other.running and other.share == 0
    first.stop()
    other.look()
    assert not other.waits and other.share > 0
    other.stop()


def test_whose_turn_has_passed_stops_with_what_he_has_for_who_waits(monkeypatch):
    first, other = (Run(key, PROGRAM, LONG) for key in ("first", "other"))
    first.start()
    monkeypatch.setattr(measuring_slot(), "_turn", 0.0)
    other.look()
    first.look()
    other.look()
    assert not first.running and not other.waits
    other.stop()


def test_without_a_press_it_begins_when_nothing_has_changed_for_a_moment():
    run = First("a moment", PROGRAM, JOB)
    run.start()
    assert run.running and run.share == 0 and not run.waits
    wait_for(lambda: run.share > 0, run)
    run.stop()
    assert not run.running


def test_what_one_reader_has_measured_others_are_shown_at_once():
    found = [{"way": "loop", "side": 16, "seconds": 1.0, "bytes": 1}]
    measured().put("the same", found)
    run = First("the same", PROGRAM, JOB)
    run.start()
    assert run.records == found and not run.running


def test_of_many_jobs_the_newest_are_kept_and_of_one_what_has_most_records(monkeypatch):
    monkeypatch.setattr("ui.work.measurement.MOST_KEPT", 2)
    kept = Kept()
    for key, records in (("a", [1]), ("b", [1, 2]), ("b", [3]), ("c", [4])):
        kept.put(key, records)
    assert [kept.get(key) for key in "abc"] == [[], [1, 2], [4]]
