"""What the im2col lesson's buttons, and presses on its stage, change."""

from lessons.common.backward import CHOOSE
from lessons.common.batch import picked
from lessons.common.fields import KERNELS
from lessons.common.kernels import TYPED
from lessons.fields import values_in
from lessons.im2col.fields import FIELDS
from lessons.im2col.graph import edit
from pictures.loading import SIZES

COVERED = 4  # rows and columns of a grey lens that one kernel covers
SQUARE = {"square": True, "s": 1, "p": 0, "d": 1, "map": 0}
MIXED = {"filter": ("identity", TYPED, "random"), "k": "1|0|-1/1"}  # 1 × 1 kernels
OF_EXAMPLES = {"example", "size", "n", "map", *values_in("small", FIELDS)}
OWN = {field.key: field.default for field in FIELDS if field.key in OF_EXAMPLES}
BUTTONS = {
    "own": OWN,
    "large": {"example": "large", "size": max(SIZES), "rgb": True, "map": 0},
    "pointwise": SQUARE | MIXED | {"kh": 1, "kw": 1},
    **{n: SQUARE | {"example": n} | values_in(n, FIELDS) for n in KERNELS},
    "covering": SQUARE | {"rgb": False} | dict.fromkeys(("n", "kh", "kw"), COVERED),
}


def pick(values, panel, card):
    """Play the filter whose map lies at a place of the stack, or another picture."""
    return picked(panel, card) or {"map": card}


def _button(changed):
    return lambda values: changed


PRESSES = {name: _button(changed) for name, changed in BUTTONS.items()}
PRESSES |= {"pick": pick, "edit": edit} | CHOOSE
