"""Show how one map comes about: its sources, their kernels, the partial sums."""

import json

import numpy as np

from figures.theme import palette
from scenes.network.closeup import RESULT_DIGITS
from scenes.network.ranges import codes, reduced
from scenes.network.sheets import SHOWN
from stage.wire import Buffers


def packed(closeup, look, texts, *, opens="", playable=False, leads=()):
    """Pack the closeup of a map: maps as codes, kernels as they are.

    Parameters
    ----------
    closeup : Closeup
    look : Look
    texts : dict
        In the reader's language.
    opens : str
        Layer of the sources, which a click on one of them opens; "" for none.
    playable : bool
        Whether a click on a partial sum or on the result leads further, which changes
        ``part``; another map, ``layer`` and ``map``.
    leads : sequence of (str, dict)
        Names of buttons under the result, and what each changes in the address.

    Returns
    -------
    payload : bytes
        Laid out as in ``stage.wire``.
    """
    buffers = Buffers()
    header = {
        "texts": texts,
        "palettes": {theme: palette(theme) for theme in ("light", "dark")},
        "opens": opens,
        "playable": playable,
        "leads": [{"name": name, "change": change} for name, change in leads],
        "title": look.title,
        "name": look.name,
        "operator": look.operator,
        "said": look.said,
        "digits": closeup.digits,
        "resultDigits": RESULT_DIGITS,
        "cell": closeup.cell,
        "window": closeup.window,
        "frame": closeup.frame,
        "bias": closeup.bias,
        "value": closeup.value,
        "role": look.role,
        "terms": _terms(closeup.terms, look, buffers),
        "result": _map(closeup.result, look.reach, buffers),
    }
    return buffers.after(json.dumps(header).encode())


def _terms(terms, look, buffers):
    looks = zip(look.names, look.source_roles, look.source_reach, strict=True)
    return [
        {
            "number": term.number,
            "name": name,
            "value": term.value,
            "source": _map(term.source, reach, buffers) | {"role": role},
            "kernel": _kernel(term.kernel, buffers),
            "part": _part(term.part, look.reach, buffers),
        }
        for term, (name, role, reach) in zip(terms, looks, strict=True)
    ]


def _part(values, reach, buffers):
    return None if values is None else _map(values, reach, buffers)


def _map(values, reach, buffers):
    small = reduced(values[None], SHOWN)
    sent = codes(small, np.array([float(reach)]))
    return {"shape": values.shape, "codes": buffers.add(sent)}


def _kernel(kernel, buffers):
    return None if kernel is None else buffers.add(kernel.astype(np.float32))
