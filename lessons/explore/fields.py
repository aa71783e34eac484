"""What stands in the Explore page's address, and which of it has a control."""

from lessons.common.backward import PASSES
from lessons.common.fields import (
    AS_FIELD,
    LENS_FIELDS,
    OWN,
    OWN_NET,
    PICTURE_FIELDS,
)
from lessons.common.square import is_square, keep_square
from lessons.fields import Choice, Hidden, Slider, Switch
from lessons.parts import Bar
from networks.trained import NAMES
from pictures.loading import examples, samples
from scenes.network.sheets import RANGES

BANK = "bank"
OF_BANK = ("kh", "kw", "square", "s", "p", "pool")
CLOSED = {"layer": "", "map": "", "part": "", "r0": "", "c0": ""}
EXAMPLES = tuple(name for task in NAMES for name in examples(task))
FIELDS = (  # no switch for colours: the network sees them
    Choice("img", ("", *EXAMPLES, *samples(), *OWN), ""),
    PICTURE_FIELDS[1],
    Slider("n", 4, 32, 6),
    *LENS_FIELDS[1:],
    Choice("net", (BANK, *NAMES, OWN_NET), BANK),
    Choice("pass", PASSES, PASSES[0]),
    Choice("range", RANGES, "layer"),
    Slider("kh", 1, 7, 3),
    Slider("kw", 1, 7, 3),
    Switch("square", True),
    Slider("s", 1, 3, 1),
    Slider("p", 0, 3, 1),
    Slider("pool", 1, 4, 2),
    Hidden("class", "", "[0-9]{0,2}"),
    Hidden("layer", "", "[a-z]{2,8}[0-9]{0,2}|"),
    Hidden("map", "", "[0-9]{0,2}"),
    AS_FIELD,
    Hidden("part", "", "[0-9]{1,2}|all|dw|"),
)


def has_way_back(values):
    """Whether the network on show has a score that can be run backward."""
    return values["net"] != BANK


def bar(values, sources, is_bank):
    """Return the controls over the maps.

    Parameters
    ----------
    values : Values
    sources : Sources
    is_bank : bool
        Whether the filter bank is shown.
    """
    return Bar(
        without=("pass",) if is_bank else OF_BANK,
        values={"square": is_square(values)},
        fields={"net": _offered(values, sources)},
    )


def _offered(values, sources):
    """Networks to choose from: one's own where there is one, or was."""
    own = sources.kept() or values["net"] == OWN_NET
    return Choice("net", (BANK, *NAMES, *((OWN_NET,) if own else ())), BANK)


def follow(values, changed):
    """Keep the kernel square; close what is open where another network comes."""
    return keep_square(values, changed) | _other_net(values, changed)


def _other_net(values, changed):
    """Another network opens on all its maps, and on a picture of its own."""
    if "net" not in changed:
        return {}
    own = values["img"] if values["img"] in OWN else ""
    return CLOSED | {"class": "", "img": own}
