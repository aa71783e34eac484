"""What the stage gets of a view."""

from lessons.parts import Closeup, Overview, Played, Shares
from stage import closeup, overview, shares, stage
from tests.stage.unpack import Payload


def payloads(view):
    """Payloads of all parts that the stage shows, in their order."""
    return [payload(part) for part in view.parts if type(part) in PACK]


def payload(part):
    """Payload of a part that the stage shows, before anybody has pressed anything."""
    return PACK[type(part)](part)


def header_of(part):
    """Header of a Played part's payload."""
    return Payload(payload(part)).header


def _played(part):
    options = {"facts": part.facts, "subject": part.subject, **part.options}
    return stage.packed(part.scene, part.texts, **options)


PACK = {
    Played: _played,
    Overview: lambda part: overview.packed(**vars(part)),
    Closeup: lambda part: closeup.packed(**vars(part)),
    Shares: lambda part: shares.packed(**vars(part)),
}
