"""Fields of several lessons: the picture, the box over it, what lies open."""

from lessons.fields import Choice, Hidden, Slider, Switch
from pictures.loading import SIZES, samples

DRAWN = "drawn"
SENT = ("upload", "camera")
OWN = (*SENT, DRAWN)
PICTURE_FIELDS = (
    Choice("img", (*samples(), *OWN), samples()[0]),
    Choice("size", SIZES, 128),
    Switch("rgb"),
)
PLACE = "[0-9]{0,4}"  # "" is the middle
LENS_FIELDS = (
    Slider("n", 4, 32, 12),
    Hidden("r0", "", PLACE),
    Hidden("c0", "", PLACE),
)
OWN_NET = "own"
STAGE = ""  # nothing else is open


def extras_field(*names):
    """Declare what can be opened."""
    return Hidden("open", STAGE, "|".join(names))
