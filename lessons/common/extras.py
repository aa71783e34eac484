"""What a lesson shows in the stage's place, under its title."""

from dataclasses import replace

from lessons.common.fields import STAGE
from lessons.parts import Check, Title

CHECK = "check"  # of the gradients: an extra of every lesson that runs backward


def offered(names, checks):
    """Name what can be opened; where gradients are on show, also their check."""
    return (*names, CHECK) if checks else names


def opened(values, names):
    """Return which of these an address opens, or else the stage."""
    return values["open"] if values["open"] in names else STAGE


def titled(sources, lesson, name, *parts, **places):
    """Put over the parts of an extra what it is called.

    Parameters
    ----------
    sources : Sources
    lesson, name : str
        The title is the text ``<lesson>.extras.<name>.title``.
    parts
        What stands under it.
    places
        Of the title's sentence.
    """
    return Title(sources.text(f"{lesson}.extras.{name}.title", **places)), *parts


def checked_at_once(values, sources, main, more):
    """Put the check of the gradients in the stage's place, where it is what is open.

    Parameters
    ----------
    values : Values
    sources : Sources
    main, more : tuple of parts
        In the stage's place, and below.

    Returns
    -------
    main, more : tuple of parts
        The same where nothing is checked, or something else is open.
    """
    checks = [part for part in more if isinstance(part, Check)]
    if values["open"] != CHECK or not checks:
        return main, more
    title = Title(sources.text("gradient_check.title"))
    others = tuple(part for part in more if part not in checks)
    return (title, replace(checks[0], open=True)), others
