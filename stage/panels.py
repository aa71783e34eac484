"""What stands on the stage, as JSON and buffers."""

import numpy as np

from scenes.panels import Curve, Nodes, Panel


def packed_panel(panel, cells):
    """Pack a panel of any kind.

    Parameters
    ----------
    panel : Panel, Nodes or Curve
    cells : CellsTable

    Returns
    -------
    dict
        JSON.
    """
    return PACK[type(panel)](panel, cells)


def _panel(panel, cells):
    colours = panel.colour if isinstance(panel.colour, tuple) else (panel.colour,)
    return {
        "kind": "matrix",
        "name": panel.name,
        "values": cells.buffers.add(_codes(panel) if panel.quantum else panel.sheet),
        "quantum": panel.quantum,
        "product": panel.product,
        "extent": _extent(panel.sheet) if panel.quantum else None,
        "flat": panel.values.ndim == 2,
        "colours": colours,
        "share": panel.share,
        "digits": panel.digits,
        "state": cells.buffers.add(panel.state),
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


def _nodes(nodes, cells):
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
    return _panel(column, cells) | {
        "kind": "nodes",
        "labels": nodes.labels,
        "twin": nodes.twin,
        "spots": cells.buffers.add(np.asarray(nodes.spots, float)),
    }


def _curve(curve, cells):
    """Pack a curve as a panel with a row for each line."""
    labels, lines, colours = zip(*curve.lines, strict=True)
    table = Panel(curve.name, np.array(lines, float), colours, place=curve.place)
    return _panel(table, cells) | {
        "kind": "curve",
        "labels": labels,
        "x": cells.buffers.add(np.asarray(curve.x, float)),
        "dots": [[cells.of(*dot[:2]), cells.of(*dot[2:])] for dot in curve.dots],
    }


def _codes(panel):
    """Values as whole multiples of the panel's quantum, one byte each."""
    codes = panel.sheet / panel.quantum
    np.rint(codes, out=codes)
    least, most = _extent(codes)
    kind = np.uint8 if least >= 0 else np.int8
    limits = np.iinfo(kind)
    if least < limits.min or most > limits.max:
        low, high = _extent(panel.sheet)
        raise ValueError(
            f"one byte holds {limits.min} to {limits.max} times {panel.quantum:g}, "
            f"{panel.name} runs from {low:g} to {high:g}"
        )
    return codes.astype(kind)


def _extent(values):
    return float(values.min()), float(values.max())


PACK = {Panel: _panel, Nodes: _nodes, Curve: _curve}
