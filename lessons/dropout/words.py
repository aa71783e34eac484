"""What the dropout lesson says of its numbers."""

import math

from lessons.common.backward import is_backward
from scenes.words.numbers import RAISED, as_printed, equals, few, printed

DIGITS = 4  # decimals


def stage_texts(values, sources):
    """Return the stage's texts: what is narrated depends on what is dropped, and how.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    own = sources.texts.tree("dropout")
    whole = values["channels"] and values["view"] == "map"
    back = own["narration_backward"] if is_backward(values) else {}
    dropped = own["narration_channels" if whole else "narration_cells"]
    narration = own["narration"] | dropped | back
    words = {"narration": narration, "panels": own["panels"]}
    return sources.texts.tree("stage") | words


def mask_facts(values, sources, mask):
    """Say what a mask keeps, how that is scaled, and who sees it; None in test mode."""
    if mask is None:
        return (sources.text("dropout.facts.test"),)
    rate = values["rate"]
    places = {"kept": int(mask.sum()), "count": mask.size, "rate": rate}
    scale = equals(1 / (1 - rate))
    kept = sources.text("dropout.facts.kept", scale=scale, **places)
    return (kept, sources.text("dropout.facts.noise"))


def learns_fact(sources, mask):
    """Say what a dropped neuron learns, where one can be: `mask` is no None."""
    return () if mask is None else (sources.text("dropout.facts.learns"),)


def neurons_fact(values, sources, mask):
    """Say how many neurons are kept, and of how many sub-networks this is one."""
    if values["mode"] == "test":
        return sources.text("dropout.facts.test")
    counts = {"kept": int(mask.sum()), **_all_masks(mask.size)}
    return sources.text("dropout.facts.neurons", **counts)


def _all_masks(count):
    power = str(count).translate(RAISED)
    return {"count": count, "power": power, "all": 2**count}


def weights_sentence(sources, count, rate):
    """Say what a mask weighs in the average of all, and that they weigh 1 together."""
    keep = round(1 - rate, 9)
    places = {"keep": f"{keep:g}", "rate": f"{rate:g}", **_all_masks(count)}
    return sources.text("dropout.said.weights", **places)


def spread_fact(values, sources):
    """Say the formula of the spread with today's rate."""
    rate = values["rate"]
    slope = math.sqrt(rate / (1 - rate))
    return sources.text("dropout.facts.spread", rate=rate, slope=equals(slope))


def many_sentence(sources, many):
    """Say how far the mean of many masks is from x, and how far by the formula.

    Parameters
    ----------
    sources : Sources
    many : scenes.dropout.many_masks.ManyMasks
    """
    return sources.text(
        "dropout.many",
        draws=many.draws,
        rate=many.rate,
        distance=few(float(many.distance[-1]), 2),
        expected=few(float(many.expected_distance[-1]), 2),
    )


def ensemble_sentences(sources, ensemble):
    """Say how the average compares with the test pass: as it is, and behind a ReLU.

    Parameters
    ----------
    sources : Sources
    ensemble : Ensemble
    """
    cases = {"linear": ensemble.linear, "relu": ensemble.relu}
    return [_averaged(sources, name, case) for name, case in cases.items()]


def _averaged(sources, name, case):
    average, test = (as_printed(each, DIGITS) for each in (case.average, case.test))
    numbers = {"average": average, "test": test, "difference": abs(average - test)}
    written = {key: printed(value, DIGITS) for key, value in numbers.items()}
    return sources.text(f"dropout.said.{name}", **written)
