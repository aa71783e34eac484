"""What a gradient check found, in words."""

import numpy as np

from scenes.words.numbers import few

MOST_NAMED = 6  # cells
DIGITS = 8  # of a gradient
HELD = 15  # digits of a loss: all that a float64 holds for sure
FAR = 2  # digits of how far two gradients are apart


def found(text, part):
    """Name the cell in which the two gradients differ most, and those left out.

    Parameters
    ----------
    text : callable
        As ``sources.text``.
    part : engine.comparison.Part
        One of what was compared.
    """
    return _largest(text, part) + _left_out(text, part)


def quotients(text, check, step):
    """Compute the difference quotient of one cell of each part, as a line of Markdown.

    It is the cell with the largest gradient of those that lie at no kink.

    Parameters
    ----------
    text : callable
        As ``sources.text``.
    check : engine.comparison.GradientCheck
    step : float

    Returns
    -------
    list of str
    """
    return [_quotient(text, part, check.dy, step) for part in check.parts]


def _quotient(text, part, dy, step):
    crosses = part.crosses(step, part.largest)
    cell = part.largest[crosses.argmin()]
    up, down = part.losses(dy, step, cell)
    place = np.unravel_index(cell, part.values.shape)
    return text(
        "gradient_check.quotient",
        name=part.name,
        place=_place(place),
        up=few(up, HELD),
        down=f"({few(down, HELD)})" if down < 0 else few(down, HELD),
        h=few(step, 1).removeprefix("1·"),
        numeric=few((up - down) / (2 * step), DIGITS),
        analytic=few(float(part.gradient[place]), DIGITS),
    )


def _largest(text, part):
    """Name the cell in which the two differ most, if one tells anything."""
    name, place = f"d{part.name}", part.worst
    if part.untested:
        return text("gradient_check.untested", name=name)
    return text(
        "gradient_check.largest",
        name=name,
        compared=int((~part.left_out).sum()),
        count=part.left_out.size,
        difference=few(float(part.difference[place]), FAR),
        place=_place(place),
        analytic=few(float(part.analytic[place]), DIGITS),
        numeric=few(float(part.numeric[place]), DIGITS),
    )


def _left_out(text, part):
    cells = np.argwhere(part.left_out)
    if not len(cells):
        return ""
    named = ", ".join(_place(cell) for cell in cells[:MOST_NAMED])
    key = "left_out" if len(cells) <= MOST_NAMED else "left_out_and_more"
    return " " + text(f"gradient_check.{key}", count=len(cells), places=named)


def _place(indices):
    return f"[{', '.join(str(int(index)) for index in indices)}]"
