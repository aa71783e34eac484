"""What a node of a graph computes, and what is known of tensors before they exist."""

from dataclasses import dataclass
from math import prod

import numpy as np

LATEST = 22  # the newest version of ONNX's operators whose meaning is known here
MOST_AXES = 16  # NumPy has 64, and some operators need two for one


@dataclass(frozen=True, eq=False)
class Spec:
    """A tensor before it exists.

    Parameters
    ----------
    shape : tuple of int
    dtype : numpy.dtype
    known : ndarray or None
        Its values, where they do not depend on what the graph is given.

    Raises
    ------
    ValueError
        Where it has more than MOST_AXES axes.
    """

    shape: tuple
    dtype: np.dtype
    known: np.ndarray | None = None

    def __post_init__(self):
        """Refuse what no array here may be."""
        if len(self.shape) > MOST_AXES:
            raise ValueError(f"{len(self.shape)} axes, {MOST_AXES} allowed")

    @classmethod
    def of(cls, array):
        """Describe an array that is known."""
        return cls(array.shape, array.dtype, array)

    def like(self, shape, dtype=None):
        """Describe a tensor of another shape and, unless dtype is given, this kind."""
        return Spec(tuple(int(size) for size in shape), dtype or self.dtype)

    @property
    def size(self):
        """How many numbers it has."""
        return prod(self.shape)

    @property
    def nbytes(self):
        """How many bytes it takes; as NumPy does, an empty side is counted as 1."""
        return prod(side or 1 for side in self.shape) * self.dtype.itemsize


def check_floats(*specs):
    """Refuse tensors that are not all float32 or all float64."""
    kinds = {spec.dtype for spec in specs if spec is not None}
    if len(kinds) > 1 or kinds - {np.dtype(np.float32), np.dtype(np.float64)}:
        found = " and ".join(sorted(map(str, kinds)))
        raise ValueError(f"floats of one kind are needed, got {found}")


class Operation:
    """An operator with its settings; it keeps nothing from a call.

    Parameters
    ----------
    attributes : dict of str to int, float, str, list or ndarray
        By the names of ONNX.
    opset : int
        The version of ONNX's operators that the attributes are written for.
    outputs : int
        How many are asked for: some are cut into as many parts.
    """

    learned = slice(None)  # inputs that may hold what a network has learned

    def __init__(self, attributes=None, opset=LATEST, outputs=1):
        self.opset, self.outputs = opset, outputs
        self.read(Attributes(attributes or {}))

    def read(self, attributes):
        """Take from the attributes what this operator has settings for."""

    def astype(self, dtype):
        """Return the operation for floats of another kind; most do not care."""
        return self

    def shapes(self, *inputs):
        """Tell what comes out, before anything is computed.

        Parameters
        ----------
        *inputs : Spec or None
            None for an input that is left out.

        Returns
        -------
        outputs : list of Spec
        multiplications : int

        Raises
        ------
        ValueError
            Where the inputs do not go together.
        """
        raise NotImplementedError

    def reads(self, inputs, outputs):
        """Count the numbers that it looks at, each as often as it does.

        Parameters
        ----------
        inputs : list of Spec or None
        outputs : list of Spec

        Returns
        -------
        int
        """
        return sum(spec.size for spec in inputs if spec)

    def forward(self, *arrays):
        """Compute the outputs and the way back.

        Parameters
        ----------
        *arrays : ndarray or None

        Returns
        -------
        outputs : tuple of ndarray
        back : callable
            ``back(*dys)`` takes a gradient for each output and returns one for each
            input: an array, None for inputs that are no floats, or a function that
            computes it if it is wanted.
        """
        raise NotImplementedError


class Attributes(dict):
    """Attributes of a node, each read as what it has to be."""

    def whole(self, name, default=None):
        """Read a whole number."""
        return self._read(name, default, int)

    def flag(self, name, default=False):
        """Read a whole number that means yes or no."""
        return bool(self.whole(name, int(default)))

    def number(self, name, default=None):
        """Read a number."""
        value = self._read(name, default, int | float)
        return value if value is None else float(value)

    def text(self, name, default=None):
        """Read a word."""
        return self._read(name, default, str)

    def array(self, name):
        """Read an array."""
        return self._read(name, None, np.ndarray)

    def wholes(self, name, default=None):
        """Read a list of whole numbers."""
        return self._list(name, default, int)

    def numbers(self, name, default=None):
        """Read a list of numbers."""
        return self._list(name, default, int | float)

    def _read(self, name, default, kind):
        value = self.get(name, default)
        if value is not default and not isinstance(value, kind):
            raise ValueError(f"attribute {name} is {type(value).__name__}")
        return value

    def _list(self, name, default, kind):
        values = self._read(name, default, list | tuple)
        if values is not None and not all(isinstance(v, kind) for v in values):
            raise ValueError(f"attribute {name} must be a list of numbers")
        return values
