"""What the README promises, tried."""

import re

import pytest

from tests.test_structure import MAY_IMPORT, ROOT

README = (ROOT / "README.md").read_text("utf-8")
ROW = re.compile(r"^\| (\d) \| `(\w+)/` \|.*\| (.*) \|$", re.MULTILINE)
ROOMS = {
    room: (int(floor), set(cell.split(", ")))
    for floor, room, cell in ROW.findall(README)
}
FOLDERS = (*ROOMS, "tests", "assets", "benchmarks")


def test_the_table_of_rooms_is_the_one_that_is_held():
    told = {room: imports for room, (_, imports) in ROOMS.items()}
    assert told == {room: set(names.split()) for room, names in MAY_IMPORT.items()}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_from_lower_floors_alone(room):
    floor, imports = ROOMS[room]
    assert [name for name in imports & set(ROOMS) if ROOMS[name][0] >= floor] == []


def test_what_stands_there_can_be_pasted(capsys, tmp_path, monkeypatch):
    numbers, figures = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(numbers, {})
    assert capsys.readouterr().out == "(2, 3)\n"
    monkeypatch.chdir(tmp_path)
    exec(figures, {})
    assert {path.name for path in tmp_path.iterdir()} == {
        "convolution.html",
        "relu.png",
    }


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_is_there(name):
    told = re.findall(r"`([\w.-]+(?:/[\w.-]+)*/?)`", (ROOT / name).read_text("utf-8"))
    named = [path for path in told if path.split("/")[0] in FOLDERS and "/" in path]
    own = [path for path in named if "softplus" not in path]  # the layer that is added
    assert len(own) > 10 and [path for path in own if not (ROOT / path).exists()] == []
