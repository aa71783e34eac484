"""What the ways to compute a convolution cost, as it is drawn."""

from lessons.common.costs import WAYS, costs, growth
from lessons.sources import Sources
from lessons.texts import Texts
from scenes.windows import Geometry
from tests.figures.reading import read

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


def test_each_way_has_a_line_of_its_own_colour():
    ways = [{"way": way, "side": 16, "seconds": 1.0, "bytes": 1} for way in WAYS]
    geometry = Geometry((3, 3))
    *_, measured = costs(Sources(Texts("en")), 2, 1, geometry)
    (charts,) = measured.show(ways)
    for chart in map(read, charts.make()):
        lines = [line for line in chart.data if line.showlegend is not False]
        assert len({line.line.color for line in lines}) == len(lines) == len(WAYS)
