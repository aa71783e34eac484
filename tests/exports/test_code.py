"""Lines of Python are a file, too."""

import pytest

from exports.formats.code import write
from exports.order import Order, Refused
from lessons.scripts import WAYS
from tests.exports.ordering import never, ordered, page


@pytest.mark.parametrize("way", WAYS)
def test_they_stand_in_the_file_under_what_they_are_about(way, tmp_path):
    work = ordered("code", way=way, about=page("relu", lang="zh", act="tanh"))
    write(work, tmp_path / "file", never)
    title, address, *lines = (tmp_path / "file").read_text("utf-8").splitlines()
    assert title == f"# Layerscope: {work.asked.text('relu.title')}"
    assert address == "# relu?act=tanh"
    assert "\n".join(lines) + "\n" == work.asked.view.script.written(way)
    assert work.order.name == "layerscope-relu.py"


@pytest.mark.parametrize(
    "about", [page("explore"), page("relu", open="histogram"), page("start")]
)
def test_where_there_are_none_it_says_so(about, tmp_path):
    with pytest.raises(Refused) as refusal:
        write(ordered("code", about=about), tmp_path / "file", never)
    assert refusal.value.kind == "code"


def test_a_training_has_lines_with_our_engine_alone(tmp_path):
    write(ordered("code", about=page("training")), tmp_path / "file", never)
    assert "Trial(" in (tmp_path / "file").read_text("utf-8")
    with pytest.raises(Refused):
        write(ordered("code", way="numpy", about=page("training")), tmp_path, never)


def test_another_way_is_no_order():
    with pytest.raises(ValueError, match="no order"):
        Order.of({"format": "code", "page": page(), "way": "fortran"})
