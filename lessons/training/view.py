"""What the training lesson shows: a run, which the session keeps, and its source."""

from functools import partial
from types import MappingProxyType

from engine.training import train
from lessons.parts import Links, Source, Training
from lessons.scripts import TrainingScript
from lessons.training.drawn import inside_data, kept_data, run_data
from lessons.training.earlier import seen
from lessons.training.extras import extra_data
from lessons.training.fields import EXTRAS, bar, opened, settings_of
from lessons.view import View
from networks.comparisons import begin, planned
from networks.files import pack

NOTHING = MappingProxyType({})


def view(values, sources):
    """Return what the lesson shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    versus = values["versus"]
    settings = planned(versus, settings_of(values))
    run = Training(
        settings,
        partial(begin, versus, settings),
        seen,
        partial(_described, values, sources),
        _packed,
        TrainingScript(settings),
    )
    source = Source(sources.text("training.source"), (train,))
    links = () if versus else (Links(EXTRAS, opened(values), "training.extras.stage"),)
    return View(bar(values, settings), main=(*links, run), more=(source,))


def _described(values, sources, run, checks=NOTHING, earlier=NOTHING):
    data = run_data(values, sources, run, checks, earlier)
    data["open"] = opened(values)
    if data["open"]:
        data["extra"] = extra_data(data["open"], values, sources, run)
    elif not values["versus"]:
        data["inside"] = inside_data(values, sources, _only(run).network)
    if trained := sources.network():
        data["kept"] = kept_data(sources, trained)
    return data


def _packed(run):
    return pack(_only(run).settings.plan, _only(run).network)


def _only(run):
    """Return the trial of a run without comparison."""
    trial, *_ = run.trials.values()
    return trial
