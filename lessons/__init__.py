"""The lessons: what each shows is a function of its address.

::

    from lessons import scene

    scene("convolution", "s=2&kh=5&img=cat").panel("y").values
"""

from importlib import import_module

from lessons.contents import PAGES
from lessons.parts import Played
from lessons.sources import Sources
from lessons.texts import Texts


def find(name):
    """Return the Lesson of a name in ``lessons.contents``; ValueError for no name."""
    if name not in PAGES:
        raise ValueError(f"no lesson is called {name!r}: {', '.join(PAGES)}")
    return import_module(f"lessons.{name.replace('-', '_')}").LESSON


def shown(name, address="", sources=None):
    """Return what a lesson shows at an address.

    Parameters
    ----------
    name : str
        As in ``lessons.contents``.
    address : str
        ``"s=2&kh=5&img=cat"``; what it leaves open, or cannot say, is the default.
    sources : Sources, optional
        Who looks; an English reader in light colours if not given.

    Returns
    -------
    View
    """
    lesson = find(name)
    return lesson.view(lesson.at(address), sources or Sources(Texts("en")))


def lines(name, address="", way="engine", sources=None):
    """Return lines of Python that compute what a lesson plays at an address.

    Parameters
    ----------
    name, address, sources
        As of `shown`.
    way : str
        ``"engine"``, ``"numpy"``, which needs nothing else, or ``"torch"``.

    Returns
    -------
    str or None
        None where nothing is played, or trained; what is trained has lines with the
        engine alone.
    """
    script = shown(name, address, sources).script
    return script and script.written(way)


def scene(name, address="", sources=None):
    """Return the Scene that a lesson plays at an address.

    Parameters are those of `shown`.

    Returns
    -------
    Scene or None
        None where something else stands in the stage's place.
    """
    played = shown(name, address, sources).part(Played)
    return played and played.scene
