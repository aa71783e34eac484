"""Lines that compute what is on the stage, out of the numbers that it shows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

import engine
from lessons.scripts.literal import Given, literal

WAYS = ("engine", "numpy", "torch")
IMPORTS = (  # what the lines speak of, and where it is from
    (r"\bbase64\.", "import base64"),
    (r"\bzlib\.", "import zlib"),
    (r"\bnp\.", "import numpy as np"),
    (r"\btorch\.", "import torch"),
    (r"\bF\.", "import torch.nn.functional as F"),
    (
        r"\bsliding_window_view\b",
        "from numpy.lib.stride_tricks import sliding_window_view",
    ),
)
CALLED = re.compile(r"(?<![\w.])([a-z]\w*)\(")


class Lines(NamedTuple):
    """The same in each of the ways."""

    engine: str = ""
    numpy: str = ""
    torch: str = ""

    @classmethod
    def alike(cls, text):
        """Return lines that are the same in all ways."""
        return cls(text, text, text)


class Step(NamedTuple):
    """A layer: forward, and, with the engine and with NumPy, backward.

    PyTorch finds the way back by itself.
    """

    forward: Lines
    backward: Lines = Lines()


class Back(NamedTuple):
    """Where the gradient begins, and which ones are asked for.

    `dy` is given for the output `of`; the loss needs none. `grads` names the numbers,
    given or computed, whose gradients are wanted: ``dx`` of ``x``.
    """

    of: str
    grads: Sequence[str]
    dy: str = ""


@dataclass(frozen=True, eq=False)
class Script:
    """Lines in three ways.

    Parameters
    ----------
    givens : dict of str to ndarray or Given
        Numbers that stand in the lines, by their names there.
    steps : sequence of Step
    shows : dict of str to str
        What is on the stage: by a panel's name an expression of its numbers.
    prints : sequence of str
        Panels whose numbers are printed at the end.
    back : Back, optional
        None forward.
    """

    givens: Mapping[str, np.ndarray | Given]
    steps: Sequence[Step]
    shows: Mapping[str, str]
    prints: Sequence[str] = field(default=())
    back: Back | None = None

    def written(self, way, about=()):
        """Return the lines.

        Parameters
        ----------
        way : str
            Of WAYS.
        about : sequence of str
            Comments that stand first.

        Returns
        -------
        str
        """
        given = [f"{name} = {self._given(name, way)}" for name in self.givens]
        steps = [getattr(step.forward, way) for step in self.steps]
        shown = [f"print({self.shows[name]})" for name in self.prints]
        parts = [given, steps, self._backward(way), shown]
        body = "\n\n".join("\n".join(filter(None, part)) for part in parts if part)
        comments = "".join(f"# {each}\n" for each in about)
        return f"{comments}{_imports(body, way)}\n\n{body}\n"

    def _given(self, name, way):
        made = literal(self.givens[name], way)
        follows = way == "torch" and self.back and name in self.back.grads
        if not follows:
            return made
        whole = f"({made})" if " / " in made else made
        return f"{whole}.requires_grad_()"

    def _backward(self, way):
        if self.back is None:
            return []
        if way != "torch":
            return [getattr(step.backward, way) for step in reversed(self.steps)]
        of, grads, dy = self.back
        inner = [name for name in grads if name not in self.givens]
        kept = f"for each in ({', '.join(inner)},):\n    each.retain_grad()"
        found = [f"d{name} = {name}.grad" for name in grads]
        return [kept if inner else "", f"{of}.backward({dy})", *found]


def _imports(body, way):
    lines = [line for sign, line in IMPORTS if re.search(sign, body)]
    called = sorted({*CALLED.findall(body)} & {*engine.__all__})
    if way == "engine" and called:
        lines.append(f"\nfrom engine import {', '.join(called)}")
    return "\n".join(lines)
