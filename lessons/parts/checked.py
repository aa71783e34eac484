"""What a gradient check found, in words."""

import numpy as np

from scenes.words.numbers import few

MOST_NAMED = 6  # cells
DIGITS = 8  # of a gradient
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
