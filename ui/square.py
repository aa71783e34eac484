"""The lock between a kernel's height and its width."""


def keep_square(lesson, changed):
    """Let height and width follow each other while the lock is on.

    Parameters
    ----------
    lesson : Lesson
        With the fields ``kh``, ``kw`` and ``square``.
    changed : dict
        Values that change.

    Returns
    -------
    dict
        Values that change with them.
    """
    sizes = [changed[key] for key in ("kh", "kw") if key in changed]
    locked = changed.get("square", lesson["square"])
    if locked and "square" in changed:
        return {"kw": lesson["kh"]}
    return {"kh": sizes[0], "kw": sizes[0]} if locked and len(sizes) == 1 else {}
