"""Scene: the maximum of one window as max nodes of two numbers, and its way back."""

from dataclasses import dataclass

import numpy as np

from scenes.graph.steps import Factor, Step, told
from scenes.panels import PADDING, REAL, Edges, Nodes, Panel

LEAVES, ONLY = 2, (0,)  # numbers of a max node; the only cell of y and dy


@dataclass(frozen=True, eq=False)
class Tournament:
    """Numbers that meet in pairs until one is left.

    `values` (2n − 1,) are the window's n numbers, then what each max node hands on;
    `pairs` (n − 1, 2) which of them meet there; `level` (2n − 1,) and `row` (2n − 1,)
    after how many rounds each stands, and beside which of the numbers; `digits` are
    the decimals that are printed: what looks equal is, and the first of two wins.
    """

    values: np.ndarray
    pairs: np.ndarray
    level: np.ndarray
    row: np.ndarray
    digits: int = 2

    @classmethod
    def of(cls, window, digits=2):
        """Let the numbers of a window (KH, KW) meet, round after round."""
        numbers = np.ravel(window).tolist()
        rows, levels = [*range(len(numbers))], [0] * len(numbers)
        pairs = list(_rounds(len(numbers)))
        for level, a, b in pairs:
            first = round(numbers[a], digits) >= round(numbers[b], digits)
            numbers.append(numbers[a if first else b])
            rows.append((rows[a] + rows[b]) / LEAVES)
            levels.append(level)
        met = np.array(pairs)[:, 1:]
        return cls(np.array(numbers), met, np.array(levels), np.array(rows), digits)

    @property
    def leaves(self):
        """How many numbers the window has."""
        return len(self.pairs) + 1

    @property
    def won(self):
        """Mask of each max node, shape (n − 1, 2): 1 for what it hands on."""
        first, second = self.values[self.pairs].round(self.digits).T
        return np.stack([first >= second, first < second], axis=1).astype(float)

    @property
    def ties(self):
        """Whether two numbers that are printed alike meet at each max node."""
        first, second = self.values[self.pairs].round(self.digits).T
        return first == second

    @property
    def mask(self):
        """Product of the masks on the way to each number, shape (2n − 1,)."""
        mask = np.ones(len(self.values))
        backward = zip(self.pairs[::-1], self.won[::-1], strict=True)
        for node, (pair, won) in enumerate(backward, 1):
            mask[pair] = mask[-node] * won
        return mask


def _rounds(count):
    """Let neighbours meet, and those who are left: round, first, second number.

    One that is left over waits for the next round.
    """
    waiting, fresh, number = list(range(count)), count, 0
    while len(waiting) > 1:
        number += 1
        met = list(zip(waiting[::2], waiting[1::2], strict=False))
        yield from ((number, a, b) for a, b in met)
        waiting = [*range(fresh, fresh + len(met)), *waiting[2 * len(met) :]]
        fresh += len(met)


def max_nodes(window, dy, digits=2):
    """Play who wins at each max node, then masks times the gradient that comes back.

    Parameters
    ----------
    window : ndarray, shape (KH, KW)
        What a window sees; −∞ where it is padding.
    dy : float
        Gradient of its maximum.
    digits : int
        Decimals that are printed.

    Returns
    -------
    scene : Scene
        n = KH·KW numbers: n − 1 steps forward, n − 1 back, and one that shows
        mask · dy = dx. Nodes ``v`` and their twins ``dv``; panels ``x``, ``won`` (a row
        for each max node), ``y``, ``mask``, ``dy`` and ``dx``.
    """
    meeting = Tournament.of(window, digits)
    steps = (*_forward(meeting), *_backward(meeting), _in_one(meeting))
    panels = (*_nodes(meeting, window.shape, dy), *_panels(meeting, window, dy))
    start = len(meeting.pairs)  # the first step back
    return told(steps, panels, (_edges(meeting),), start)


def _forward(meeting):
    """Hand the larger of two numbers on, node after node."""
    n, last = meeting.leaves, len(meeting.pairs) - 1
    for node, pair in enumerate(meeting.pairs):
        known = {"won": _row(node)}
        known |= {"v": range(n)} if node == 0 else {}
        known |= {"mask": range(n), "y": ONLY} if node == last else {}
        says = "tied" if meeting.ties[node] else "larger"
        yield Step(
            "max", "v", (n + node,), (Factor("v", pair),), says, tuple(known.items())
        )


def _backward(meeting):
    """Send each node's gradient, times its mask, to the two that had met there."""
    n, last = meeting.leaves, len(meeting.pairs) - 1
    for node in range(last, -1, -1):
        root = node == last
        known = (("dv", (n + node,)), ("dy", ONLY)) if root else ()
        factor = Factor("dv", (n + node,), "won", _row(node))
        reached = meeting.mask[n + node] > 0
        says = "routed" if reached else "nothing"
        yield Step("scale", "dv", meeting.pairs[node], (factor,), says, known)


def _in_one(meeting):
    """Multiply the mask of the whole window by the gradient of its maximum."""
    cells = tuple(range(meeting.leaves))
    return Step("scale", "dx", cells, (Factor("mask", cells, "dy", ONLY),), "masked")


def _row(node):
    return (LEAVES * node, LEAVES * node + 1)


def _nodes(meeting, shape, dy):
    spots = np.stack([meeting.row, meeting.level], axis=1)
    state = np.where(np.isneginf(meeting.values), PADDING, REAL).astype(np.uint8)
    between = ("max",) * (len(meeting.pairs) - 1)
    look = {"spots": spots, "state": state, "digits": meeting.digits}
    leaves = (f"x[{row}, {column}]" for row, column in np.ndindex(shape))
    look["labels"] = (*leaves, *between, "y")
    gradient = {"colour": "gradient", "share": "gradient", "twin": "v"}
    return (
        Nodes("v", meeting.values, share="range", **look),
        Nodes("dv", meeting.mask * dy + 0.0, **look, **gradient),
    )


def _panels(meeting, window, dy):
    """Return the window, its maximum, every mask; and mask times dy under them."""
    mask = meeting.mask[: meeting.leaves].reshape(window.shape)
    state = np.where(np.isneginf(window), PADDING, REAL).astype(np.uint8)
    look = {"digits": meeting.digits, "state": state}
    gradient = {"colour": "gradient", "share": "gradient"}
    alone = {"digits": meeting.digits, "slim": True}
    largest = meeting.values[None, -1:]
    return (
        Panel("x", window, share="range", place=(0, 0), **look),
        Panel("mask", mask, "mask", digits=0, place=(1, 0)),
        Panel("y", largest, operator="→", share="range", place=(0, 1), **alone),
        Panel("dy", np.array([[dy]]), operator="·", place=(1, 1), **gradient, **alone),
        Panel("won", meeting.won, "mask", digits=0, place=(0, 2)),
        Panel("dx", mask * dy + 0.0, operator="=", place=(1, 2), **gradient, **look),
    )


def _edges(meeting):
    """Draw lines from two numbers to the node where they meet, with its mask."""
    nodes = np.arange(len(meeting.pairs)) + meeting.leaves
    ends = np.repeat(nodes, LEAVES)
    pairs = np.stack([meeting.pairs.ravel(), ends], axis=1)
    return Edges("v", "v", pairs, meeting.won.ravel(), "count")
