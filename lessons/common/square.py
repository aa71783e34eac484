"""The lock between a kernel's height and its width."""


def is_square(lesson):
    """Whether the lock is on: an address can name two sides that differ.

    Parameters
    ----------
    lesson : Lesson
        With the fields ``kh``, ``kw`` and ``square``.
    """
    return lesson["square"] and lesson["kh"] == lesson["kw"]


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
    locked = changed.get("square", is_square(lesson))
    if locked and "square" in changed:
        return {"kw": lesson["kh"]}
    return {"kh": sizes[0], "kw": sizes[0]} if locked and len(sizes) == 1 else {}
