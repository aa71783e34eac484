"""Fields of several lessons: the picture, the box over it, what lies open.

And what fields hold in worked examples with whole numbers, where an address names one,
``example=small``, and leaves them open.
"""

from dataclasses import replace

from lessons.common.kernels import TYPED, write_kernel
from lessons.fields import Choice, Hidden, Several, Slider, Switch
from pictures.loading import SIZES, samples
from scenes.worked import DEEP, DEEP_FILTER, WORKED_W, WORKED_X

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
SMALL, DEEPER = "small", "deep"  # 3 × 3 cells, and 4 × 4 of three channels
INPUTS = {SMALL: WORKED_X, DEEPER: DEEP}  # of the examples, (1, C, H, W)
KERNELS = {SMALL: write_kernel(WORKED_W, 1), DEEPER: write_kernel(DEEP_FILTER, 1)}
SIDES = dict.fromkeys(INPUTS, 2)  # of the window
ONE_TYPED = dict.fromkeys(INPUTS, (TYPED,))  # is all the filters
OF_ONE_CELL = ("identity", "random")
AS_PLOTLY = "plotly"
AS_FIELD = Hidden("as", "", f"{AS_PLOTLY}|")  # how the stage's scene is drawn


class Side(Slider):
    """Of a lens over which a window slides: where an address leaves it open, that fits.

    Links from when lenses were larger name a window and no lens.
    """

    def read(self, query):
        """Value in an address; the smallest that is left open holds the window."""
        sides = [Slider(key, 1, 11, 1).read(query) for key in ("kh", "kw")]
        span = Slider("d", 1, 3, 1).read(query) * (max(sides) - 1) + 1
        room = min(max(self.default, span), self.high)
        return replace(self, default=room).parse(query.get(self.key))


class Filters(Several):
    """Filters: where an address leaves them open, some that are not all 0.

    A difference of neighbours is, in a window of one cell.
    """

    def read(self, query):
        """Value in an address; in an example its own."""
        example = query.get("example") in self.examples
        sides = [Slider(key, 1, 11, 2).read(query) for key in ("kh", "kw")]
        alone = not example and sides == [1, 1]
        field = replace(self, default=OF_ONE_CELL) if alone else self
        return super(Filters, field).read(query)


def extras_field(*names):
    """Declare what can be opened."""
    return Hidden("open", STAGE, "|".join(names))
