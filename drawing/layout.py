"""Where the panels of a Scene stand, and how large their cells are.

Panels stand in columns, as on the stage. Nothing opens at a press here: the maps of a
sheet lie beside each other.
"""

import math

from drawing.block import LARGEST, Block
from scenes.panels import Curve, Nodes

SMALLEST, FINER = 0.25, 0.94  # px of a cell; from one size to the next
GAP = 18  # px between panels


def places(panels, titles, area):
    """Place panels, with cells as large as their area allows.

    Parameters
    ----------
    panels : sequence of Panel and Curve
        Nodes stand on a sheet of their own.
    titles : dict of str to str
    area : Area

    Returns
    -------
    places : dict of str to Place
        By name.
    """
    panels = [panel for panel in panels if not isinstance(panel, Nodes)]
    most = max((len(p.sheet) for p in panels if not isinstance(p, Curve)), default=1)
    ways = sorted({1, math.ceil(math.sqrt(most)), most})
    found = [_largest(panels, titles, area, across) for across in ways]
    return max(found, key=lambda each: each[0])[1] if panels else {}


def _largest(panels, titles, area, across):
    unit = LARGEST
    while True:
        blocks = {p.name: Block(p, titles[p.name], unit, across) for p in panels}
        lines = _lines(_columns(panels, blocks), area.width)
        tall = sum(_tall(line) for line in lines) + GAP * (len(lines) - 1)
        wide = max(_wide(line) for line in lines)
        if tall <= area.height and wide <= area.width or unit < SMALLEST:
            top = area.y + max(0, area.height - tall) / 2
            return unit, dict(_placed(lines, area, top))
        unit *= FINER


def _columns(panels, blocks):
    """Blocks under each other, by row; without a row, one stands beside all rows."""
    columns = {}
    for panel in (panel for panel in panels if panel.place):
        row, column = panel.place
        columns.setdefault(column, {})[row] = blocks[panel.name]
    free = [{None: blocks[panel.name]} for panel in panels if not panel.place]
    return [columns[column] for column in sorted(columns)] + free


def _lines(columns, width):
    """Columns beside each other, as many as a line holds."""
    lines = [[]]
    for column in columns:
        if lines[-1] and _wide([*lines[-1], column]) > width:
            lines.append([])
        lines[-1].append(column)
    return lines


def _column_width(column):
    return _signs(column) + max(b.width - b.sign for b in column.values())


def _signs(column):
    """Px of the widest sign: panels under each other begin at one place."""
    return max(block.sign for block in column.values())


def _wide(line):
    return sum(map(_column_width, line)) + GAP * (len(line) - 1)


def _rows(line):
    """Height of each row of a line."""
    rows = {}
    for row, block in (pair for column in line for pair in column.items()):
        rows[row] = max(rows.get(row, 0), block.height)
    beside = rows.pop(None, 0)
    return dict(sorted(rows.items())), beside


def _tall(line):
    rows, beside = _rows(line)
    return max(sum(rows.values()) + GAP * max(0, len(rows) - 1), beside)


def _placed(lines, area, top):
    for line in lines:
        rows, _ = _rows(line)
        tall, x = _tall(line), area.x + max(0, area.width - _wide(line)) / 2
        tops = _tops(rows, top)
        for column in line:
            for row, block in column.items():
                y = top + (tall - block.height) / 2 if row is None else tops[row]
                yield block.panel.name, block.at(x + _signs(column), y)
            x += _column_width(column) + GAP
        top += tall + GAP


def _tops(rows, top):
    tops = {}
    for row, height in rows.items():
        tops[row] = top
        top += height + GAP
    return tops
