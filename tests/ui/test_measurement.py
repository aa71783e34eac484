"""A measurement: a process of its own, which ends when nobody looks any more."""

import time

import pytest

from ui.measurement import Measurement

JOB = {"kernel": [3, 3], "stride": 1, "channels": 1, "filters": 1}


@pytest.fixture
def run():
    run = Measurement("key", "benchmarks.im2col_cost", JOB)
    assert run.start()
    yield run
    run.stop()


def wait_for(met, run, seconds=20.0):
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end
        time.sleep(0.05)
        run.look()


def test_records_come_in_while_it_runs(run):
    wait_for(lambda: len(run.records) >= 3, run)
    assert [r["way"] for r in run.records[:3]] == ["loop", "whole", "blocks"]
    assert all(r["side"] == 16 and r["seconds"] > 0 for r in run.records[:3])
    assert 0 < run.share < 1


def test_the_loop_holds_least_and_the_whole_matrix_most(run):
    wait_for(lambda: [r for r in run.records if r["side"] == 64], run)
    wait_for(lambda: len(run.records) >= 9, run)
    held = {r["way"]: r["bytes"] for r in run.records if r["side"] == 64}
    assert held["loop"] < held["whole"]


def test_stopping_ends_it_and_lets_others_measure(run):
    assert not Measurement("other", "benchmarks.im2col_cost", JOB).start()
    run.stop()
    assert not run.running
    other = Measurement("other", "benchmarks.im2col_cost", JOB)
    assert other.start()
    other.stop()


def test_whoever_looks_no_more_has_lost_it(run):
    end = time.monotonic() + 15
    while run.running:
        assert time.monotonic() < end
        time.sleep(0.1)
