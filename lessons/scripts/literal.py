"""An array as text that makes it again: short ones as lists, others as a block."""

import base64
import textwrap
import zlib
from dataclasses import dataclass

import numpy as np

SHORT = 64  # letters that stand in one line
BLOCK = 2**15  # numbers that stand as a block; more are packed
HUNDREDTHS = 100  # what is packed has two decimals


@dataclass(frozen=True, eq=False)
class Given:
    """An array before its divisor, which is a number or one for each filter, (F,)."""

    values: np.ndarray
    divisor: np.ndarray | float = 1


def literal(given, way):
    """Return an expression that makes an array of float64.

    Parameters
    ----------
    given : Given or ndarray
    way : str
        Of ``lessons.scripts.WAYS``: for ``"torch"`` it makes a tensor.

    Returns
    -------
    str
    """
    given = given if isinstance(given, Given) else Given(given)
    of = _tensor if way == "torch" else _array
    divisors = np.unique(given.divisor)
    if len(divisors) > 1:
        one_each = ", ".join(["None"] * (given.values.ndim - 1))
        return f"{of(given.values)} / {of(given.divisor)}[:, {one_each}]"
    return of(given.values) + ("" if divisors[0] == 1 else f" / {plain(divisors[0])}")


def plain(number):
    """Write a number with as few digits as tell it from every other one."""
    return str(number).removesuffix(".0")


def _array(values):
    listed = _listed(values)
    if listed:
        return f"np.array({listed}, float)"
    if values.size > BLOCK:
        packed = f"np.frombuffer({_packed(values)}, np.int16)"
        return f"({packed} / {HUNDREDTHS}).reshape{values.shape}"
    return f"np.array({_block(values)}.split(), float).reshape{values.shape}"


def _tensor(values):
    listed = _listed(values)
    if listed:
        return f"torch.tensor({listed}, dtype=torch.float64)"
    if values.size > BLOCK:
        packed = f"torch.frombuffer(bytearray({_packed(values)}), dtype=torch.int16)"
        return f"({packed}.double() / {HUNDREDTHS}).reshape{values.shape}"
    numbers = f"[float(number) for number in {_block(values)}.split()]"
    return f"torch.tensor({numbers}, dtype=torch.float64).reshape{values.shape}"


def _listed(values):
    """Return a list of lists; "" where that is long, or holds what is no number."""
    if values.size > SHORT or not np.isfinite(values).all():
        return ""
    text = _list(values)
    return text if len(text) <= SHORT else ""


def _list(values):
    if values.ndim == 0:
        return plain(values)
    return f"[{', '.join(map(_list, values))}]"


def _block(values):
    """Write a row a line, and maps apart from each other."""
    rows = values.reshape(-1, values.shape[-1])
    texts = [[plain(number) for number in row] for row in rows]
    width = max(len(text) for row in texts for text in row)
    height = values.shape[-2] if values.ndim > 1 else 1
    lines = []
    for number, row in enumerate(texts):
        lines += [""] if number and number % height == 0 and height > 1 else []
        lines.append(" ".join(text.rjust(width) for text in row))
    return '"""\n' + "\n".join(lines) + '\n"""'


def _packed(values):
    """Compress whole hundredths."""
    whole = (values * HUNDREDTHS).round().astype("<i2")
    text = base64.b85encode(zlib.compress(whole.tobytes(), 9)).decode()
    lines = "\n".join(textwrap.wrap(text, 88))
    return f'zlib.decompress(base64.b85decode("""\n{lines}\n""".replace("\\n", "")))'
