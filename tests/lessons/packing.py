"""What the stage gets of a view."""

from stage.stage import packed


def payload(part):
    """Bytes of a Played part, before anybody has pressed anything."""
    options = {"facts": part.facts, "subject": part.subject, **part.options}
    return packed(part.scene, part.texts, **options)
