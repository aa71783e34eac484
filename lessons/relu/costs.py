"""What activations cost, measured while one looks on."""

from figures.ratios import ratios_chart
from lessons.measuring.activation import PIECES
from lessons.parts import Charts, Measurement, Prose, Text
from scenes.activation.activations import ACTIVATIONS
from scenes.words.numbers import printed

MODULE = "lessons.measuring.activation"
TEXTS = "relu.costs"
WAYS = (*ACTIVATIONS, PIECES)


def costs(sources, slope):
    """Measure all activations, and draw what they take as ratios.

    Parameters
    ----------
    sources : Sources
    slope : float
        Of the leaky ReLU, below zero.
    """
    job = {"slope": slope}
    return (
        Prose(sources.text(f"{TEXTS}.about")),
        Measurement(MODULE, job, lambda records: _shown(sources, records)),
    )


def _shown(sources, records):
    if len(records) < len(WAYS):
        return ()
    forward, backward = (fastest(records, way) for way in ("forward", "backward"))
    labels = [sources.text(f"options.pass.{name}") for name in ("forward", "backward")]
    ratios = [[each / forward[0] for each in times] for times in (forward, backward)]
    names = [sources.text(f"options.act.{name}") for name in ACTIVATIONS]
    names.append(sources.text(f"{TEXTS}.{PIECES}"))
    return (
        Text(sources.text(f"{TEXTS}.unit", ms=printed(1000 * forward[0], 2))),
        Charts("costs", lambda: [ratios_chart(names, *ratios, labels, sources.theme)]),
    )


def fastest(records, direction):
    """Return the seconds of the fastest round.

    Parameters
    ----------
    records : list of dict
        As ``lessons.measuring.activation`` makes them, at least one of every way.
    direction : str
        ``"forward"`` or ``"backward"``.

    Returns
    -------
    list of float
        In the order of WAYS.
    """
    return [min(r[direction] for r in records if r["way"] == way) for way in WAYS]
