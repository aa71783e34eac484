"""Follow a Scene with pencil and paper: from its arrays alone, cell by cell."""

import numpy as np

from scenes.cells import Ragged
from scenes.replay import equation_at, filled, terms


def cells_at(cells, step):
    """Flat indices of one step, from the two arrays alone."""
    if isinstance(cells, Ragged):
        return cells.flat[cells.starts[step] : cells.starts[step + 1]].tolist()
    origin = cells.origin[step]
    return [] if origin < 0 else [int(origin + offset) for offset in cells.offsets]


def cell_values(scene, name, cells):
    """Read these cells off a panel."""
    return scene.panel(name).values.reshape(-1)[cells]


def computed(scene, step):
    """Follow the equation of this step, as a pupil would."""
    equation = equation_at(scene, step)
    pairs = [pair for group in terms(scene, step) for pair in group]
    products = [value * weight for value, weight in pairs]
    if equation.kind == "dot":
        return sum(products) / equation.divisor + (equation.bias or 0)
    if equation.kind == "mean":
        return sum(products) / equation.divisor
    if equation.kind == "scale":
        return products[0] / equation.divisor
    return {"max": max, "apply": lambda x: max(0, x[0])}[equation.kind](products)


def added(scene, step):
    """Add up what each result cell held and gains at this step, as a pupil would."""
    equation = equation_at(scene, step)
    cells = cells_at(equation.result_cells, step)
    held = np.nan_to_num(filled(scene, equation.result, step).reshape(-1)[cells])
    pairs = [pair for group in terms(scene, step) for pair in group]
    gains = [value * weight / equation.divisor for value, weight in pairs]
    return held + gains if cells else []


def results(scene, step):
    """Read the equation's result cells."""
    equation = equation_at(scene, step)
    cells = cells_at(equation.result_cells, step)
    return cell_values(scene, equation.result, cells)


def result(scene, step):
    """Read the equation's only result cell."""
    (value,) = results(scene, step)
    return value


def partners(scene, name, cell):
    """Find what lights up in other panels with one cell: pairs (panel, cell)."""
    met = set()
    for link in (link for link in scene.links if link.kind != "whole"):
        sides = (link.a, link.a_cells), (link.b, link.b_cells)
        for (a, a_cells), (b, b_cells) in (sides, sides[::-1]):
            if a == name:
                met |= {(b, c) for c in MEETINGS[link.kind](cell, a_cells, b_cells)}
    return met


def shown_whole(scene, name, cell):
    """Find what lights up as a whole with one cell: (panel, style, cells) by step."""
    return [
        (link.b, link.style, others)
        for link in scene.links
        if link.kind == "whole" and link.a == name
        for step in range(link.a_cells.steps)
        if cell in cells_at(link.a_cells, step)
        for others in [cells_at(link.b_cells, step)]
    ]


def _cell_by_cell(cell, a_cells, b_cells):
    for step in range(a_cells.steps):
        pairs = zip(cells_at(a_cells, step), cells_at(b_cells, step), strict=True)
        yield from (there for here, there in pairs if here == cell)


def _step_by_step(cell, a_cells, b_cells):
    for step in range(a_cells.steps):
        if cell in cells_at(a_cells, step):
            yield from cells_at(b_cells, step)


MEETINGS = {"cells": _cell_by_cell, "steps": _step_by_step}


def all_cells(scene):
    """Every use of Cells in a Scene: pairs (panel, Cells)."""
    for mark in scene.marks:
        yield mark.panel, mark.cells
    for fill in scene.fills:
        yield fill.panel, fill.cells
        yield from fill.factors
        if fill.source:
            yield fill.source.panel, fill.source.cells
    for link in scene.links:
        yield link.a, link.a_cells
        yield link.b, link.b_cells
    for equation in scene.equations:
        yield equation.result, equation.result_cells
        for group in equation.groups:
            yield group.values, group.values_cells
            if group.weights:
                yield group.weights, group.weights_cells
