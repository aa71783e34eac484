"""Cells and frames as the paths of Plotly's shapes: text that begins with ``M``."""

import numpy as np

ROUND = 0.5523  # of a radius: where the handles of a quarter of a circle lie
NOTHING = "M-9,-9Z"  # stands outside of the drawing


def cover(view, waiting):
    """Cover cells of a panel.

    Parameters
    ----------
    view : drawing.views.matrix.Matrix
    waiting : ndarray of bool, shape (K, rows, columns)
        Which.

    Returns
    -------
    path : str
        Rectangles, as few as row by row can be.
    """
    across, down = view.place.cell
    pieces = []
    for number in np.flatnonzero(waiting.any(axis=(1, 2))):
        x, y = view.corner(number)
        for top, bottom, left, right in _blocks(waiting[number]):
            box = (x + left * across, y + top * down, x + right * across)
            pieces.append(_rectangle(*box[:2], box[2], y + bottom * down))
    return "".join(pieces) or NOTHING


def _blocks(waiting):
    """Part cells into runs of a row; alike ones of neighbouring rows are one block."""
    rows, turns = np.nonzero(np.diff(waiting, axis=1, prepend=False, append=False))
    runs = [set() for _ in range(len(waiting) + 1)]
    for row, left, right in zip(rows[::2], turns[::2], turns[1::2], strict=True):
        runs[row].add((int(left), int(right)))
    begun = {}
    for row, own in enumerate(runs):
        for run in begun.keys() - own:
            yield begun.pop(run), row, *run
        begun |= {run: row for run in own - begun.keys()}


def outline(box):
    """Outline a box; round ends where it has a radius.

    Parameters
    ----------
    box : (x, y, width, height, radius)

    Returns
    -------
    path : str
    """
    x, y, width, height, radius = box
    right, bottom = x + width, y + height
    if not radius:
        return _rectangle(x, y, right, bottom)
    r = min(radius, width / 2, height / 2)
    turns = (
        ((right - r, y), (r, 0), (0, r)),
        ((right, bottom - r), (0, r), (-r, 0)),
        ((x + r, bottom), (-r, 0), (0, -r)),
        ((x, y + r), (0, -r), (r, 0)),
    )
    return f"M{_at((x + r, y))}{''.join(_turn(*turn) for turn in turns)}Z"


def _turn(start, ahead, aside):
    """Go straight to `start`, then a quarter round: ahead first, and aside."""
    (x, y), (ax, ay), (bx, by) = start, ahead, aside
    one = x + ROUND * ax, y + ROUND * ay
    end = x + ax + bx, y + ay + by
    other = end[0] - ROUND * bx, end[1] - ROUND * by
    return f"L{_at(start)}C{_at(one)} {_at(other)} {_at(end)}"


def _rectangle(x, y, right, bottom):
    return f"M{_at((x, y))}H{_short(right)}V{_short(bottom)}H{_short(x)}Z"


def _at(point):
    return ",".join(map(_short, point))


def _short(value):
    return f"{value:.1f}".removesuffix(".0")
