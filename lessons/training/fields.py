"""What stands in the training lesson's address, and what it sets a network to."""

from lessons.common.fields import extras_field
from lessons.fields import Choice, Hidden, Ladder, Number, Slider, Switch
from lessons.parts import Bar
from networks.comparisons import COMPARISONS

RATES = tuple(m / 10**e for e in (4, 3, 2, 1) for m in (1, 2, 5))
MOST_SEEDS = 1000
EXTRAS = ("update", "layers", "masks")
POOLS = {"none": 1, "2": 2, "4": 4}
FEW_UNITS = {"net": "digits", "depth": 4, "width": 8, "pool": "4", "rate": 0.5}
SETTINGS = (
    Choice("net", ("digits", "shapes"), "digits"),
    Ladder("count", (20, 50, 100, 200, 500, 1000, 1437), 1000),
    Choice("opt", ("sgd", "momentum", "adam"), "adam"),
    Ladder("lr", (*RATES, 1), 0.002),
    Slider("depth", 1, 8, 4),
    Slider("width", 2, 16, 10),
    Choice("act", ("relu", "leaky", "sigmoid", "tanh"), "relu"),
    Choice("pool", tuple(POOLS), "2"),
    Slider("rate", 0, 0.9, 0.25, 0.05),
    Ladder("l2", (0, *RATES), 0),
    Ladder("batch", (8, 16, 32, 64), 32, group="more"),
    Ladder("epochs", (2, 5, 10, 20, 30, 60), 10, group="more"),
    Number("seed", 0, MOST_SEEDS - 1, 0, 1, group="more"),
)
DRAWING = (Switch("log"), Ladder("smooth", (0, 0.5, 1, 2, 5), 0))
FIELDS = (
    *SETTINGS,
    *DRAWING,
    Hidden("versus", "", "|".join(COMPARISONS)),
    Hidden("example", "3", "[0-9]"),
    Hidden("layer", "", "[a-z]{2,8}[0-9]{0,2}|"),
    Hidden("map", "0", "[0-9]{1,2}"),
    Hidden("channel", "0", "[0-9]{1,2}"),
    extras_field(*EXTRAS),
)


def opened(values):
    """Return what of one network is open; of a comparison, nothing is."""
    return "" if values["versus"] else values["open"]


def bar(values, settings):
    """Return the controls over the run: a comparison sets its own.

    How it is drawn is set beside the charts.

    Only the seed stays the reader's; that in which the networks differ stands in the
    legend.

    Parameters
    ----------
    values : Values
    settings : dict of str to Settings
        Each network's, by its name.
    """
    beside = [field.key for field in DRAWING]
    if not values["versus"]:
        return Bar(without=beside)
    first, *others = [values_of(own) for own in settings.values()]
    return Bar(
        disabled=[key for key in first if key != "seed"],
        without=[
            *beside,
            *(key for key in first if any(o[key] != first[key] for o in others)),
        ],
        values=first,
    )


def values_of(settings):
    """Return what a network is set to, by the keys of the fields."""
    known = vars(settings) | vars(settings.plan)
    pool = next(name for name, side in POOLS.items() if side == known["pool"])
    known |= {"net": known["task"], "pool": pool}
    return {field.key: known[field.key] for field in SETTINGS}


def settings_of(values):
    """Return the reader's settings by the names that the networks know."""
    known = {field.key: values[field.key] for field in SETTINGS}
    task = known.pop("net")
    return known | {"task": task, "pool": POOLS[values["pool"]]}
