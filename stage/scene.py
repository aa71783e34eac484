"""A Scene as bytes: what stands on the stage, and what happens there step by step."""

import json

import numpy as np

from scenes.reach import reach
from stage.cells import CellsTable
from stage.equations import packed_equations
from stage.panels import packed_panel
from stage.wire import Buffers


def pack(scene, options):
    """Turn a Scene and the page's options into the component's payload.

    Parameters
    ----------
    scene : Scene
        What is to be played.
    options : dict
        JSON: texts, colours, and what else the stage needs.

    Returns
    -------
    payload : bytes
        Laid out as in ``stage.wire``.
    """
    buffers = Buffers()
    cells = CellsTable(buffers)
    header = {
        **options,
        "steps": scene.steps,
        "start": scene.start,
        "goto": scene.goto,
        "panels": [
            packed_panel(panel, cells) | {"reach": reach(scene, panel.name)}
            for panel in scene.panels
        ],
        "edges": [_edges(edges, cells) for edges in scene.edges],
        "marks": [
            cells.of(mark.panel, mark.cells) | {"style": mark.style}
            for mark in scene.marks
        ],
        "fills": [_fill(fill, cells) for fill in scene.fills],
        "links": [_link(link, cells) for link in scene.links],
        "equation": packed_equations(scene.equation, cells),
        "narration": {
            "keys": scene.narration.keys,
            "index": buffers.add(scene.narration.index),
        },
        "chapters": [vars(chapter) for chapter in scene.chapters],
    }
    header["cells"] = cells.rows
    return buffers.after(json.dumps(header).encode())


def _edges(edges, cells):
    add = cells.buffers.add
    return {
        "a": edges.a,
        "b": edges.b,
        "pairs": add(np.asarray(edges.pairs, np.int32)),
        "values": add(edges.values),
        "colour": edges.colour,
        "lit": cells.number(edges.lit),
        "back": cells.number(edges.back),
        "state": add(edges.state),
        "name": edges.name,
    }


def _fill(fill, cells):
    values = fill.values
    return cells.of(fill.panel, fill.cells) | {
        "values": None
        if values is None
        else cells.buffers.add(np.asarray(values, float)),
        "mode": fill.mode,
        "source": fill.source and _source(fill.source, cells),
        "factors": [cells.of(*factor) for factor in fill.factors],
    }


def _source(source, cells):
    return cells.of(source.panel, source.cells) | {"kind": source.kind}


def _link(link, cells):
    a, b = cells.number(link.a_cells), cells.number(link.b_cells)
    return [link.a, a, link.b, b, link.kind, link.style]
