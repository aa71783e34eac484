"""What the stage gets of a part that it plays."""

from stage.stage import packed
from tests.stage.unpack import Payload


def payload(part):
    """Return the bytes of a Played part, before anybody has pressed anything."""
    return packed(**part.packing)


def header_of(part):
    """Header of a Played part's payload."""
    return Payload(payload(part)).header
