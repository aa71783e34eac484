"""How the numbers of each panel look: their range of colour, their decimals."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from figures.paint import paint, rgb, shaded
from figures.theme import GROUND, palette
from scenes.panels import CROSSED, DOUBTFUL, UNREACHED, Curve, Nodes, Panel
from scenes.reach import reach
from scenes.words.numbers import full, is_zero, printed, shared_decimals

PICTURES = ("grey", "red", "green", "blue", "mask")  # they run from 0 to 1
HALF = 0.5  # of its value gives the colour of a cell that is never reached
VEIL = 0.45  # of the ground over what does not count


@dataclass(frozen=True, eq=False)
class Look:
    """How a panel's numbers look.

    Parameters
    ----------
    roles : tuple of str
        Of each of its maps; one for all, where there is one.
    low, high : float
        Between which its numbers lie, sums on their way among them.
    range : float
        The magnitude that has the last colour, of all panels that share it.
    digits : int
        Decimals.
    theme : str
    """

    roles: tuple
    low: float
    high: float
    range: float
    digits: int
    theme: str

    def role(self, number=0):
        """Role of a map in the grammar of colour."""
        return self.roles[number] if number < len(self.roles) else self.roles[0]

    def print(self, value):
        """Print one of its numbers, as in its cell."""
        return printed(value, self.digits)

    def tell(self, value):
        """Print one of its numbers, as it stands elsewhere."""
        return full(value, self.digits)

    def colours(self, values, number=0, state=None):
        """Colour a map.

        Parameters
        ----------
        values : ndarray, shape (rows, columns)
            NaN where nothing has arrived.
        number : int
            Which of the maps it is.
        state : ndarray of uint8, shape (rows, columns), optional
            As of ``scenes.panels.Panel``.

        Returns
        -------
        colours : ndarray of uint8, shape (rows, columns, 3)
        """
        values = shade(values, state)
        colours = paint(values, self.role(number), self.theme, self.range)
        missing = np.isnan(values)
        if missing.any():
            colours[missing] = shaded("empty", self.theme)
        if state is not None:
            veiled = ((state == CROSSED) | (state == DOUBTFUL)) & ~missing
            mixed = colours[veiled] * (1 - VEIL) + rgb(GROUND[self.theme]) * VEIL
            colours[veiled] = np.rint(mixed)
        return colours

    def sign(self, value, number=0):
        """Colour in which a number can be read on the ground: that of its sign."""
        scale = self._palette["roles"][self.role(number)]
        if scale["diverging"] and np.isfinite(value) and value != 0:
            return scale["stops"][-1 if value > 0 else 0]
        coloured = self.role(number) in PICTURES[1:4]
        return scale["stops"][BRIGHT[self.theme]] if coloured else self._palette["ink"]

    @cached_property
    def _palette(self):
        return palette(self.theme)


BRIGHT = {"light": 1, "dark": 2}  # stop of a channel that can be read on the ground


def shade(values, state):
    """Return what gives cells their colour: what no window reaches fades to zero."""
    if state is None:
        return values
    faded = HALF * np.nan_to_num(values, neginf=0)
    return np.where(state == UNREACHED, faded, values)


def looks(scene, theme):
    """Find the look of every panel, by name.

    Parameters
    ----------
    scene : Scene
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    looks : dict of str to Look
    """
    measured = {panel.name: _measured(scene, panel) for panel in scene.panels}
    shared = {panel.name: getattr(panel, "share", "") for panel in scene.panels}
    found = {}
    for name, (roles, low, high, digits) in measured.items():
        family = [o for o in measured if o == name or shared[name] == shared[o] != ""]
        most = max(_magnitude(*measured[other][1:3]) for other in family)
        most = max(most, 1.0) if roles[0] in PICTURES else most
        found[name] = Look(roles, low, high, most, digits, theme)
    return found


def _magnitude(low, high):
    """End of the colours; what is printed as 0 everywhere has none."""
    return 1.0 if is_zero(low) and is_zero(high) else max(abs(low), abs(high))


def _measured(scene, panel):
    """Roles, lowest, highest number and decimals of one panel."""
    if isinstance(panel, Curve):
        lines = np.array([values for _, values, _ in panel.lines], float)
        return tuple(role for *_, role in panel.lines), *_ends(lines), 2
    roles = panel.colour if isinstance(panel.colour, tuple) else (panel.colour,)
    quantum = getattr(panel, "quantum", 0.0)
    low, high = _ends(panel.values)
    low, high = _ends(np.array([low, high, *(reach(scene, panel.name) or ())]))
    digits = shared_decimals([quantum] if quantum else panel.values, panel.digits)
    fills = [fill for fill in scene.fills if fill.panel == panel.name]
    gains = [fill for fill in fills if fill.mode == "add" or fill.factors]
    needed = [_decimals(scene, fill, panel.digits) for fill in gains]
    return roles, low, high, max([digits, *needed])


def _decimals(scene, fill, most):
    """Decimals of what comes at a step: those of a product add up."""
    if fill.values is not None:
        return shared_decimals(fill.values, most)
    return min(most, sum(_own(scene.panel(name)) for name, _ in fill.factors))


def _own(panel: Panel | Nodes):
    quantum = getattr(panel, "quantum", 0.0)
    return shared_decimals([quantum] if quantum else panel.values, panel.digits)


def _ends(values):
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)


def split(shade):
    """Return the colour and the opacity of ``#rrggbbaa``."""
    return shade[:7], round(int(shade[7:], 16) / 255, 3)


def hexed(colour):
    """``#rrggbb`` of three numbers up to 255."""
    return "#" + "".join(f"{int(part):02x}" for part in colour)
