"""A graph that is told step by step: what lights up follows from what is computed."""

import numpy as np

from scenes import replay
from scenes.graph.steps import Factor, Step, told
from scenes.panels import Edges, Nodes
from tests.scenes import pupil


def line(name, values, twin=""):
    spots = np.stack([np.arange(len(values)), np.zeros(len(values))], axis=1)
    return Nodes(name, np.array(values, float), spots, twin=twin)


def small():
    """Let y be x0, then x1 and x2 added up; back comes dx2 alone, with dy."""
    steps = (
        Step("scale", "y", (0,), (Factor("x", (0,)),), "copied"),
        Step("dot", "y", (1,), (Factor("x", (1, 2), "w", (0, 0)),), "added"),
        Step(
            *("scale", "dx", (2,), (Factor("dy", (1,), "w", (0,)),), "back"),
            also=(("dy", (0, 1)),),
        ),
    )
    panels = (
        *(line("x", [5, 2, 3]), line("dx", [0, 0, 6], "x"), line("w", [1])),
        *(line("y", [5, 5]), line("dy", [1, 6], "y")),
    )
    pairs = np.array([[0, 0], [1, 0], [1, 1], [2, 1]])
    return told(steps, panels, (Edges("x", "y", pairs),))


def test_only_edges_between_what_is_read_and_what_is_given_are_lit():
    (edges,) = small().edges
    ways = [
        [pupil.cells_at(way, t) for t in range(3)] for way in (edges.lit, edges.back)
    ]
    assert ways == [[[0], [2, 3], []], [[], [], [3]]]


def test_what_steps_give_is_empty_before_and_what_comes_stays():
    scene = small()
    filled = [replay.filled(scene, "y", steps) for steps in range(3)]
    assert np.isnan(filled[0]).all() and np.isnan(filled[1][1])
    assert filled[2].tolist() == [5, 5]
    assert np.isnan(replay.filled(scene, "dy", 2)).all()
    assert replay.filled(scene, "dy", 3).tolist() == [1, 6]


def test_a_step_marks_all_that_it_is_about():
    marks = {mark.panel: mark.cells for mark in small().marks}
    assert [pupil.cells_at(marks["x"], t) for t in range(3)] == [[0], [1, 2], []]
    assert [pupil.cells_at(marks["dy"], t) for t in range(3)] == [[], [], [0, 1]]
    assert [pupil.cells_at(marks["w"], t) for t in range(3)] == [[], [0], [0]]


def test_a_copy_travels_cell_by_cell_and_a_sum_from_the_middle_of_its_terms():
    kinds = {
        (f.panel, f.source.panel, f.source.kind) for f in small().fills if f.source
    }
    assert kinds == {("y", "x", "cells"), ("y", "x", "whole"), ("dx", "dy", "whole")}


def test_ends_of_an_edge_and_a_value_with_its_gradient_light_up_together():
    assert pupil.partners(small(), "x", 1) == {("y", 0), ("y", 1), ("dx", 1)}


def test_the_way_back_is_a_chapter_of_its_own():
    chapters = [(chapter.step, chapter.name) for chapter in small().chapters]
    assert chapters == [(0, "forward"), (2, "backward")]
