"""The data classes: Cells, panels, and what a Scene must not know."""

import subprocess
import sys

import numpy as np
import pytest

from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Scene
from scenes.windows import all_channels, windows

PROBE = """
import sys, pkgutil, importlib, scenes
for module in pkgutil.walk_packages(scenes.__path__, "scenes."):
    importlib.import_module(module.name)
print(sorted({"streamlit", "plotly", "pandas"} & set(sys.modules)))
"""


def test_one_by_one_names_a_cell_a_step_from_the_start_given():
    cells = Cells.one_by_one(3, start=4)
    assert [cells.at(step).tolist() for step in range(3)] == [[4], [5], [6]]


def test_fixed_names_the_same_cells_at_every_step():
    cells = Cells.fixed(2, [3, 1])
    assert [cells.at(step).tolist() for step in range(2)] == [[3, 1], [3, 1]]


def test_listed_names_no_cell_where_there_is_none():
    cells = Cells.listed([5, -1, 0])
    assert [cells.at(step).tolist() for step in range(3)] == [[5], [], [0]]


def test_cells_are_whole_numbers_of_32_bits_however_they_are_made():
    moved = windows(1, (4, 4), (2, 2), (3, 3), (1, 1), (1, 1))
    made = (Cells.listed(np.array([2.0])), moved, all_channels(moved, 2, 16))
    for cells in made:
        assert {cells.origin.dtype, cells.offsets.dtype} == {np.dtype(np.int32)}


def test_a_matrix_is_a_sheet_of_one_map():
    assert Panel("x", np.zeros((2, 3))).sheet.shape == (1, 2, 3)
    assert Panel("x", np.zeros((4, 2, 3))).sheet.shape == (4, 2, 3)


def test_a_panel_is_found_by_its_name_and_an_unknown_one_is_refused():
    scene = Scene(1, (Panel("x", np.zeros((1, 1))), Panel("y", np.ones((1, 1)))))
    assert scene.panel("y").values == 1
    with pytest.raises(StopIteration):
        scene.panel("z")


def test_a_panel_beside_a_scene_leaves_the_scene_as_it_was():
    scene = Scene(1, (Panel("x", np.zeros((1, 1))),))
    more = scene.beside(Panel("kept", np.ones((1, 1))))
    assert [panel.name for panel in more.panels] == ["x", "kept"]
    assert len(scene.panels) == 1


def test_scenes_know_nothing_of_streamlit_nor_of_plotly():
    done = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
