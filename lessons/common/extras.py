"""What a lesson shows in the stage's place, under its title."""

from lessons.parts import Title


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
