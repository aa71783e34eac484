"""A Scene as bytes: a JSON header, then little-endian buffers that it points into.

Layout: 4 bytes with the header's length, the header, and from the next multiple of
8 bytes on the buffers, each aligned to 8 bytes.
"""

import json

import numpy as np

from scenes.panels import Curve, Nodes, Panel
from scenes.reach import reach

ALIGNMENT = 8
KINDS = {
    "float64": "f8",
    "float32": "f4",
    "int32": "i4",
    "int16": "i2",
    "int8": "i1",
    "uint8": "u1",
}
SHORT = [np.iinfo(kind) for kind in (np.uint8, np.int16)]


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
        See the module's layout.
    """
    buffers = Buffers()
    cells = CellsTable(buffers)
    header = {
        **options,
        "steps": scene.steps,
        "start": scene.start,
        "goto": scene.goto,
        "panels": [
            PACK[type(panel)](panel, cells, buffers)
            | {"reach": reach(scene, panel.name)}
            for panel in scene.panels
        ],
        "edges": [_edges(edges, cells, buffers) for edges in scene.edges],
        "marks": [
            {
                "panel": mark.panel,
                "cells": cells.number(mark.cells),
                "style": mark.style,
            }
            for mark in scene.marks
        ],
        "fills": [_fill(fill, cells, buffers) for fill in scene.fills],
        "links": [
            [
                *(link.a, cells.number(link.a_cells)),
                *(link.b, cells.number(link.b_cells)),
                *(link.kind, link.style),
            ]
            for link in scene.links
        ],
        "equation": _equations(scene.equation, cells),
        "narration": {
            "keys": scene.narration.keys,
            "index": buffers.add(scene.narration.index),
        },
    }
    header["cells"] = cells.rows
    return buffers.after(json.dumps(header).encode())


class Buffers:
    """Arrays laid end to end, each found again by its place; none twice."""

    def __init__(self):
        self.parts = []
        self.size = 0
        self._placed = {}

    def add(self, array):
        """Append an array, unless it is there; return its place, kind and shape."""
        if id(array) not in self._placed:
            self._placed[id(array)] = self._append(array), array
        return self._placed[id(array)][0]

    def _append(self, array):
        data = np.ascontiguousarray(array, _dtype(array).newbyteorder("<"))
        place = {"at": self.size, "as": KINDS[data.dtype.name], "shape": data.shape}
        padded = data.tobytes() + bytes(-data.nbytes % ALIGNMENT)
        self.parts.append(padded)
        self.size += len(padded)
        return place

    def after(self, header):
        """Return the whole payload with `header` in front."""
        gap = bytes(-(4 + len(header)) % ALIGNMENT)
        return b"".join((len(header).to_bytes(4, "little"), header, gap, *self.parts))


def _dtype(array):
    """Return what an array is sent as: whole numbers in as few bytes as hold them."""
    if array.dtype != np.int32:
        return array.dtype
    low, high = array.min(initial=0), array.max(initial=0)
    holding = (each for each in SHORT if each.min <= low and high <= each.max)
    return next((each.dtype for each in holding), array.dtype)


class CellsTable:
    """Cells that several parts of a Scene share are sent once."""

    def __init__(self, buffers):
        self.buffers = buffers
        self.rows = []
        self.seen = {}

    def number(self, cells):
        """Return the row of the table in which these Cells stand."""
        if id(cells) not in self.seen:
            self.seen[id(cells)] = len(self.rows)
            arrays = {key: self.buffers.add(part) for key, part in vars(cells).items()}
            self.rows.append(arrays)
        return self.seen[id(cells)]


def _panel(panel, cells, buffers):
    colours = panel.colour if isinstance(panel.colour, tuple) else (panel.colour,)
    return {
        "kind": "matrix",
        "name": panel.name,
        "values": buffers.add(_codes(panel) if panel.quantum else panel.sheet),
        "quantum": panel.quantum,
        "product": panel.product,
        "extent": _extent(panel.sheet) if panel.quantum else None,
        "flat": panel.values.ndim == 2,
        "colours": colours,
        "share": panel.share,
        "digits": panel.digits,
        "state": _given(panel.state, buffers),
        "operator": panel.operator,
        "cards": panel.cards,
        "front": panel.front,
        "across": panel.across,
        "pick": panel.pick,
        "choose": panel.choose,
        "note": panel.note,
        "editable": panel.editable,
        "place": panel.place,
        "scale": panel.scale,
        "slim": panel.slim,
        "shape": panel.shape,
        "rowBands": [vars(band) for band in panel.row_bands],
        "columnBands": [vars(band) for band in panel.column_bands],
    }


def _given(array, buffers):
    return None if array is None else buffers.add(array)


def _nodes(nodes, cells, buffers):
    """Pack nodes as a column of cells with a spot for each."""
    column = Panel(
        nodes.name,
        nodes.values[:, None],
        nodes.colour,
        nodes.share,
        nodes.digits,
        nodes.state,
        editable=nodes.editable,
    )
    return _panel(column, cells, buffers) | {
        "kind": "nodes",
        "labels": nodes.labels,
        "twin": nodes.twin,
        "spots": buffers.add(np.asarray(nodes.spots, float)),
    }


def _curve(curve, cells, buffers):
    """Pack a curve as a panel with a row for each line."""
    labels, lines, colours = zip(*curve.lines, strict=True)
    table = Panel(curve.name, np.array(lines, float), colours, place=curve.place)
    return _panel(table, cells, buffers) | {
        "kind": "curve",
        "labels": labels,
        "x": buffers.add(np.asarray(curve.x, float)),
        "dots": [[_pair(dot[:2], cells), _pair(dot[2:], cells)] for dot in curve.dots],
    }


PACK = {Panel: _panel, Nodes: _nodes, Curve: _curve}


def _edges(edges, cells, buffers):
    return {
        "a": edges.a,
        "b": edges.b,
        "pairs": buffers.add(np.asarray(edges.pairs, np.int32)),
        "values": _given(edges.values, buffers),
        "colour": edges.colour,
        "lit": _numbered(edges.lit, cells),
        "back": _numbered(edges.back, cells),
        "state": _given(edges.state, buffers),
    }


def _numbered(given, cells):
    return None if given is None else cells.number(given)


def _codes(panel):
    """Values as whole multiples of the panel's quantum, one byte each."""
    codes = np.rint(panel.sheet / panel.quantum)
    kind = np.uint8 if codes.min() >= 0 else np.int8
    limits = np.iinfo(kind)
    if codes.min() < limits.min or codes.max() > limits.max:
        low, high = _extent(panel.sheet)
        raise ValueError(
            f"one byte holds {limits.min} to {limits.max} times {panel.quantum:g}, "
            f"{panel.name} runs from {low:g} to {high:g}"
        )
    return codes.astype(kind)


def _extent(values):
    return float(values.min()), float(values.max())


def _fill(fill, cells, buffers):
    values = fill.values
    return {
        "panel": fill.panel,
        "cells": cells.number(fill.cells),
        "values": None if values is None else buffers.add(np.asarray(values, float)),
        "mode": fill.mode,
        "source": fill.source and _source(fill.source, cells),
        "factors": [_pair(factor, cells) for factor in fill.factors],
    }


def _source(source, cells):
    return _pair((source.panel, source.cells), cells) | {"kind": source.kind}


def _pair(pair, cells):
    panel, its_cells = pair
    return {"panel": panel, "cells": cells.number(its_cells)}


def _equations(equation, cells):
    """None, one or several, as the Scene has them."""
    if isinstance(equation, tuple):
        return [_equation(each, cells) for each in equation]
    return equation and _equation(equation, cells)


def _equation(equation, cells):
    plain = {
        key: value
        for key, value in vars(equation).items()
        if key not in ("groups", "result_cells")
    }
    groups = [
        {
            "label": group.label,
            "values": group.values,
            "valuesCells": cells.number(group.values_cells),
            "weights": group.weights,
            "weightsCells": group.weights and cells.number(group.weights_cells),
        }
        for group in equation.groups
    ]
    return plain | {
        "groups": groups,
        "resultCells": cells.number(equation.result_cells),
    }
