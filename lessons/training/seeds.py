"""How a comparison ends over many seeds, as the training component draws it."""

from figures.theme import SERIES
from figures.training.ends import seeds_chart
from networks.comparisons import COMPARISONS
from networks.seeds import ends_of, measured
from scenes.words.numbers import printed

DIGITS = 4


def seeds_data(sources, versus, run, checks):
    """Say how a comparison ends, seed by seed.

    Parameters
    ----------
    sources : Sources
    versus : str
    run : Running
    checks : dict of Settings to Check
        The last one of every network that this reader has trained to its end.

    Returns
    -------
    dict or None
        JSON: ``chart``, a figure with a line for each seed that has ended, and for the
        run as far as it has come; ``said``. None for a comparison that nobody has
        measured.
    """
    if versus not in measured():
        return None
    before, own = measured()[versus], ends_of(COMPARISONS[versus], checks)
    known, further = before | own, len(own.errors.keys() - before.errors.keys())
    names = sources.texts.tree(f"training.arms.{versus}").values()
    arms = list(zip(names, SERIES[sources.theme], strict=False))
    rows = [[round(error, DIGITS) for error in row] for row in known.errors.values()]
    words = sources.texts.tree("training.seeds")
    return {
        "chart": seeds_chart(arms, rows, _now(run), words, sources.theme),
        "said": _said(sources, versus, known, further),
    }


def _now(run):
    checks = [check for trial in run.trials.values() for check in trial.checks[-1:]]
    return [round(1 - check.accuracy, DIGITS) for check in checks]


def _said(sources, versus, known, further):
    """Give means and spread, and with how many seeds the point holds."""
    names = [*sources.texts.tree(f"training.arms.{versus}").values()]
    error, loss = known.better
    places = {"count": len(known.errors), "error": error, "loss": loss}
    arms = [
        _arm(sources, name, *numbers)
        for name, *numbers in zip(names, *known.means, strict=True)
    ]
    said = [*arms, sources.text("training.seeds.holds", last=names[-1], **places)]
    if further:
        said.append(sources.text("training.seeds.own", count=further))
    return " ".join(said)


def _arm(sources, name, error, loss, spread):
    numbers = {"error": 100 * error, "spread": 100 * spread}
    places = {key: printed(number, 1) for key, number in numbers.items()}
    return sources.text(
        "training.seeds.arm", name=name, loss=printed(loss, 2), **places
    )
