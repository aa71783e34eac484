"""What stands in the im2col lesson's address, and which of it has a control."""

from dataclasses import replace

from engine.filters import PRESETS
from lessons.common.backward import BACKWARD_FIELDS, NEEDED, idle, is_backward
from lessons.common.batch import BATCH, PICTURE
from lessons.common.extras import CHECK
from lessons.common.fields import (
    AS_FIELD,
    DEEPER,
    INPUTS,
    KERNELS,
    LENS_FIELDS,
    ONE_TYPED,
    PICTURE_FIELDS,
    SIDES,
    SMALL,
    Filters,
    Side,
    extras_field,
)
from lessons.common.kernels import PATTERN, TYPED
from lessons.common.square import is_square
from lessons.fields import Choice, Hidden, Number, Numbers, Slider, Switch
from lessons.im2col.code import WORDS
from lessons.parts import Action, Bar

FIRST_FILTERS = ("sobel-columns", "sobel-rows", "laplacian")
EXTRAS = ("graph", "code", "costs")
BUTTONS = ("deep", "large", "pointwise", "covering")  # more would take a second row
MOST = 96  # filters, in the large example
FIXED = ("kh", "kw", "square", "s", "p", "d", "b", "batch", "filter", "seed", "pass")


class Example(Hidden):
    """Name of the worked example, "" for the reader's own picture."""

    def read(self, query):
        """Value in an address; in older links the deep example was the small one."""
        deep = "|" in (query.get("k") or "")
        name = super().read(query)
        return DEEPER if name == SMALL and deep else name


EXAMPLE = Example("example", "", "small|deep|large|")
CHOSEN = Filters("filter", (*PRESETS, TYPED), FIRST_FILTERS, 8, examples=ONE_TYPED)


def count_filters(example, chosen):
    """Return how many filters there are.

    Parameters
    ----------
    example : str
        Value of `EXAMPLE`.
    chosen : sequence of str
        Value of `CHOSEN`.
    """
    return MOST if example == "large" else len(chosen)


class Shown(Slider):
    """Number of the filter that is played: an index, which is read as a count."""

    def read(self, query):
        """Value in an address; the first where there are not so many filters."""
        count = count_filters(EXAMPLE.read(query), CHOSEN.read(query))
        return self.of(count).parse(query.get(self.key))

    def of(self, count):
        """Have as many places as there are filters."""
        return replace(self, high=count - 1)


class Telling:
    """A number with another default where the graph is open: one that can be seen."""

    def read(self, query):
        """Value in an address that may leave it open."""
        return super(Telling, self.where(OPEN.read(query))).read(query)

    def where(self, opened):
        """Return the field as it is where this is open."""
        default = self.of_graph if opened == "graph" else self.default
        return replace(self, default=default)


class Bias(Telling, Slider):
    """What is added to every result."""

    of_graph = 1


class Seed(Telling, Number):
    """Of what is drawn at random."""

    of_graph = 1


OPEN = extras_field(*EXTRAS, CHECK)
SEED = Seed("seed", 0, 999, 0, 1, group="more")
BIAS = Bias("b", -1, 1, 0, 0.05, group="more", examples=dict.fromkeys(KERNELS, 0))
KERNEL = Hidden("k", "", PATTERN, examples=KERNELS)
CUT = {  # of the examples, for the graph: 2 × 3 cells of the first channel
    SMALL: INPUTS[SMALL][0, 0, :2],
    DEEPER: INPUTS[DEEPER][0, 0, 1:3, 1:],
}
PATCHED = Numbers(
    *("x", (2, 1, 3, 1, 0, 2)),
    examples={name: tuple(x.ravel().tolist()) for name, x in CUT.items()},
)
SHOWN = Shown("map", 0, MOST - 1, 0, first=1)
FIELDS = (
    *PICTURE_FIELDS,
    Side("n", 4, 16, 4),
    *LENS_FIELDS[1:],
    CHOSEN,
    SHOWN,
    Slider("kh", 1, 11, 2, examples=SIDES),
    Slider("kw", 1, 11, 2, examples=SIDES),
    Slider("s", 1, 4, 1),
    Slider("p", 0, 5, 0),
    Choice("layout", ("columns", "rows"), "columns"),
    *BACKWARD_FIELDS,
    Choice("grad", ("dw", "db", "dx"), "dw"),
    Switch("square", True, group="more"),
    Slider("d", 1, 3, 1, group="more"),
    BIAS,
    replace(BATCH, group="more"),
    PICTURE,
    SEED,
    KERNEL,
    PATCHED,
    EXAMPLE,
    OPEN,
    WORDS,
    AS_FIELD,
)


def runs_backward(values):
    """Whether the gradient is on show; the large example only runs forward."""
    return is_backward(values) and values["example"] != "large"


def bar(values, note=""):
    """Return the controls over the stage, with the examples' buttons.

    `note` is what stands under the layout.
    """
    if values["open"] == "graph":
        return _bar_of_graph(values)
    filters = count_filters(values["example"], values["filter"])
    fixed = FIXED if values["example"] == "large" else ()
    single = ("map",) if filters == 1 else ()
    return Bar(
        without=(*fixed, *_idle(values), *single, WORDS.key),
        notes={"layout": note},
        values={"square": is_square(values)},
        actions=[Action(name) for name in _buttons(values)],
        fields={"map": SHOWN.of(filters)},
    )


def _bar_of_graph(values):
    """Only the gradient that comes in is chosen: a single row of it."""
    shown = {"dy", *NEEDED[values["dy"]]} - {"dyr"}
    without = {field.key for field in FIELDS} - shown
    return Bar(without=without, fields={"seed": SEED.where("graph")})


def _idle(values):
    """Fields of one pass that are of no use in the other."""
    if runs_backward(values):
        return ("b", *idle(values, own=["seed"]))
    return ("dy", "dyr", "dyc", "grad")


def _buttons(values):
    """Name the presses that lead elsewhere; the large example only runs forward."""
    if not values["example"]:
        return BUTTONS[:1] if is_backward(values) else BUTTONS
    examples = KERNELS if is_backward(values) else (*KERNELS, "large")
    return ("own", *(name for name in examples if name != values["example"]))
