"""Show how one map comes about: its sources, their kernels, the partial sums."""

import json
from dataclasses import dataclass

import numpy as np

from figures.theme import palette
from scenes.network.closeup import RESULT_DIGITS
from scenes.network.ranges import codes, reduced
from scenes.network.sheets import SHOWN
from stage.wire import Buffers
from web.mount import mount


@dataclass(frozen=True, eq=False)
class Look:
    """How the maps of a closeup look.

    Parameters
    ----------
    role : str
        Colour role of the partial sums and the result.
    reach : float
        End of the colour scale of the result, which the partial sums share.
    source_roles : sequence of str
        Colour role of each term's source.
    source_reach : sequence of float
        End of the colour scale of each term's source.
    names : sequence of str
        Names of the sources.
    title, name : str
        Of the layer and of the map.
    operator : str
        What happens on the way from a source to the result.
    said : str
        Which of the texts says how the values add up.
    """

    role: str
    reach: float
    source_roles: list
    source_reach: list
    names: list
    title: str
    name: str
    operator: str
    said: str


def show_closeup(closeup, look, texts, *, key, opens, playable, on_event, seen):
    """Mount the closeup of a map.

    Parameters
    ----------
    closeup : Closeup
    look : Look
    texts : dict
        In the reader's language.
    key : str
    opens : str
        Layer of the sources, which a click on one of them opens; "" for none.
    playable : bool
        Whether a click on a partial sum or on the result leads further.
    on_event : callable
        Hears of ``{"id", "log"}`` with changes of ``layer``, ``map`` and ``part``.
    seen : int
        Id up to which these have been answered.
    """
    options = {
        "texts": texts,
        "palettes": {theme: palette(theme) for theme in ("light", "dark")},
        "opens": opens,
        "playable": playable,
        "seen": seen,
    }
    data = pack(closeup, look, options)
    mount("stage/closeup/closeup", key=key, data=data, on_event=on_event)


def pack(closeup, look, options):
    """Turn a closeup into the component's payload: maps as codes, kernels as they are.

    Parameters
    ----------
    closeup, look
        As for `show_closeup`.
    options : dict
        JSON.

    Returns
    -------
    payload : bytes
        Laid out as in ``stage.wire``.
    """
    buffers = Buffers()
    terms = zip(
        closeup.terms,
        look.names,
        look.source_roles,
        look.source_reach,
        strict=True,
    )
    header = {
        **options,
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
        "terms": [
            {
                "number": term.number,
                "name": name,
                "value": term.value,
                "source": _map(term.source, reach, buffers) | {"role": role},
                "kernel": _kernel(term.kernel, buffers),
                "part": None
                if term.part is None
                else _map(term.part, look.reach, buffers),
            }
            for term, name, role, reach in terms
        ],
        "result": _map(closeup.result, look.reach, buffers),
    }
    return buffers.after(json.dumps(header).encode())


def _map(values, reach, buffers):
    small = reduced(values[None], SHOWN)
    sent = codes(small, np.array([float(reach)]))
    return {"shape": values.shape, "codes": buffers.add(sent)}


def _kernel(kernel, buffers):
    return None if kernel is None else buffers.add(kernel.astype(np.float32))
