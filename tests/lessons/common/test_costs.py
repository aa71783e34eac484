from lessons.common.costs import growth

RECORDS = [
    {"way": "loop", "side": 16, "seconds": 0.1, "bytes": 2**20},
    {"way": "loop", "side": 32, "seconds": 0.4, "bytes": 2**22},
    {"way": "whole", "side": 1024, "seconds": 1.0, "bytes": 2**27},
]


def test_what_was_not_measured_grows_with_the_number_of_pixels():
    sides, seconds, known = growth(RECORDS, "seconds")["loop"]
    assert (sides[:4], known) == ([16, 32, 64, 128], 2)
    assert seconds[:4] == [0.1, 0.4, 1.6, 6.4]


def test_memory_is_told_in_megabytes():
    sides, megabytes, known = growth(RECORDS, "bytes")["whole"]
    assert (sides, megabytes, known) == ([1024, 2048, 4096], [128, 512, 2048], 1)


def test_a_way_without_a_measurement_has_no_curve():
    assert list(growth(RECORDS, "seconds")) == ["loop", "whole"]
