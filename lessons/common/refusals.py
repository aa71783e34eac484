"""Why a network's file was refused, in one sentence."""

from math import ceil

MEGABYTE, BILLION = 2**20, 10**9
UNITS = {
    "file": MEGABYTE,
    "constants": MEGABYTE,
    "activations": MEGABYTE,
    "multiplications": BILLION,
    "reads": BILLION,
    "nodes": 1,
}


def refusal_text(texts, refused):
    """Say why a network's file was refused.

    Parameters
    ----------
    texts : Texts
    refused : NetworkRefused

    Returns
    -------
    str
        Plain text: the names in it are those of the file and may be anything.
    """
    key, places = f"networks.refused.{refused.kind}", refused.places
    if refused.kind == "budget":
        unit = UNITS[refused.entry]
        key = f"{key}.{refused.entry}"
        places |= {n: ceil(places[n] / unit) for n in ("needed", "limit")}
    return texts(key, **places)
