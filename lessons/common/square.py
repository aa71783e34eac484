"""The lock between a kernel's height and its width."""


def is_square(values):
    """Whether the lock is on: an address can name two sides that differ.

    Parameters
    ----------
    values : Values
        With the fields ``kh``, ``kw`` and ``square``.
    """
    return values["square"] and values["kh"] == values["kw"]


def keep_square(values, changed):
    """Let height and width follow each other while the lock is on.

    Parameters
    ----------
    values : Values
        With the fields ``kh``, ``kw`` and ``square``.
    changed : dict
        Values that change.

    Returns
    -------
    dict
        Values that change with them.
    """
    sizes = [changed[key] for key in ("kh", "kw") if key in changed]
    locked = changed.get("square", is_square(values))
    if locked and "square" in changed:
        return {"kw": values["kh"]}
    return {"kh": sizes[0], "kw": sizes[0]} if locked and len(sizes) == 1 else {}
