"""Dropout batch by batch: which sub-network saw which picture, and their average."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from engine import dense, softmax
from figures.paint import colours_of, levels
from lessons.training.words import as_json, class_name
from networks.look import one_of_each
from networks.seen.subnetworks import COUNTED, WIDEST, numbers_of
from networks.studies import hidden_units
from networks.tasks import TASKS
from pictures.png import as_pixels, levels_base64, png_base64
from scenes.dropout.ensemble import subsets
from scenes.words.numbers import RAISED, few, printed

SAMPLED = 500  # sub-networks that are averaged where all would be too many
NUMBERS = 100_000  # that are drawn for them, about
FEWEST = 50
NAMED = 8  # pictures of a batch whose sub-networks are named
WRITTEN = 12  # units up to which the number of sub-networks is written out


@dataclass(frozen=True, eq=False)
class Average:
    """What all sub-networks say together, and the scaled network.

    Parameters
    ----------
    weights : ndarray, shape (members,)
        How likely dropout makes each sub-network; of sampled ones all the same.
    exact : bool
        Whether every sub-network is among them.
    average, scaled : ndarray, shape (classes,)
        The weighted mean of their probabilities, and what the whole network says.
    scores : float
        How far the weighted mean of the scores is from the whole network's, at most.
    """

    weights: np.ndarray
    exact: bool
    average: np.ndarray
    scaled: np.ndarray
    scores: float


def masks_data(values, sources, trial):
    """Show the masks of the last batches, and what sub-networks say on the average.

    Parameters
    ----------
    values : Values
    sources : Sources
    trial : Trial
        After its first step.

    Returns
    -------
    dict
        JSON: ``batches``, a picture of masks each; ``counts``, how many pictures each
        sub-network has seen, None where they are too many; ``bars``, the two
        predictions; sentences.
    """
    seen, task = trial.subnetworks, TASKS[trial.settings.plan.task]
    classes = [class_name(sources, name) for name in task.classes]
    x, labels = task.held_out()
    wide = seen.units > WIDEST
    examples = [x[index : index + 1] for index in one_of_each(x, labels)]
    chosen = int(values["example"])
    found = average(trial.network, examples[chosen], trial.settings.plan.rate)
    return {
        "said": _said(sources, trial),
        "blocks": sources.text(
            f"training.masks.{'some' if wide else 'blocks'}", columns=WIDEST
        ),
        "batches": [_batch(sources, *each) for each in seen.latest],
        "counts": _counts(sources, seen),
        "few": seen.units > COUNTED,
        "averaged": _averaged(sources, found),
        "classes": classes,
        "chosen": chosen,
        "examples": [png_base64(as_pixels(each)) for each in examples],
        "bars": {
            "average": as_json(found.average),
            "scaled": as_json(found.scaled),
        },
    }


def average(network, x, rate):
    """Average the sub-networks that dropout can make.

    Parameters
    ----------
    network : Network
        As a Plan builds it: its last layer, dense, is the only one behind dropout.
    x : ndarray, shape (1, C, H, W)
    rate : float
        Below 1.

    Returns
    -------
    Average
    """
    units, last = hidden_units(network, x), network.layers["dense"]
    masks, weights, exact = _members(units.shape[1], rate)
    scores = dense(masks * units / np.float32(1 - rate), last.w, last.b)
    scaled = dense(units, last.w, last.b)
    apart = float(np.abs(weights @ scores - scaled[0]).max())
    probabilities = weights @ softmax(scores)
    return Average(weights, exact, probabilities, softmax(scaled)[0], apart)


def _members(units, rate):
    """Return masks (members, units), how much each counts, and whether they are all."""
    if units <= COUNTED:
        masks = subsets(units)
        kept = masks.sum(axis=1)
        return masks, (1 - rate) ** kept * rate ** (units - kept), True
    members = int(np.clip(NUMBERS // units, FEWEST, SAMPLED))
    masks = np.random.default_rng(0).random((members, units), np.float32) >= rate
    return masks, np.full(members, 1 / members), False


def _said(sources, trial):
    seen = trial.subnetworks
    places = {
        "step": trial.last.number,
        "count": trial.last.pictures,
        "units": seen.units,
        "all": power_of_two(seen.units),
        "pictures": seen.pictures,
        "different": seen.different,
    }
    dropped = trial.settings.plan.rate > 0
    return sources.text(f"training.masks.{'said' if dropped else 'off'}", **places)


def power_of_two(exponent):
    """Write 2 to a power, with what it comes to."""
    raised = f"2{_raised(exponent)}"
    if exponent <= WRITTEN:
        return f"{raised} = {2**exponent}"
    mantissa, ten = f"{Decimal(2) ** exponent:.1e}".split("e+")
    return f"{raised} ≈ {mantissa}·10{_raised(ten)}"


def _raised(number):
    return str(number).translate(RAISED)


def _batch(sources, number, masks):
    """Draw the masks of a batch: a row for each picture, a column for each unit."""
    title = sources.text("training.masks.batch", step=number)
    return {
        "title": title,
        "png": _inked(masks, sources.theme),
        "columns": masks.shape[1],
    }


def _counts(sources, seen):
    """Draw how many pictures each sub-network has seen, and say who met the last."""
    counts = seen.counts
    if counts is None:
        return None
    columns = 2 ** -(-seen.units // 2)
    number, masks = seen.latest[-1]
    met = ", ".join(str(each + 1) for each in numbers_of(masks[:NAMED]).tolist())
    places = {"most": int(counts.max()), "step": number, "met": met}
    title = sources.text("training.masks.counts", **places)
    return {
        "title": title,
        "png": _inked(counts.reshape(-1, columns), sources.theme),
        "columns": columns,
    }


def _inked(cells, theme):
    return levels_base64(levels(cells, "count", theme), colours_of("count", theme))


def _averaged(sources, found):
    kind = "exact" if found.exact else "sampled"
    apart = float(np.abs(found.average - found.scaled).max())
    return sources.text(
        f"training.masks.{kind}",
        members=len(found.weights),
        total=printed(float(found.weights.sum()), 6),
        apart=printed(100 * float(apart), 1),
        scores=few(found.scores, 1) if found.exact else printed(float(found.scores), 2),
    )
