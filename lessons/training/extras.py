"""What the training lesson shows of one network in the charts' place."""

from lessons.training.layers import layers_data
from lessons.training.masks import masks_data
from lessons.training.update import update_data

REDRAWN = 3  # slices of a run that goes on until it is drawn anew: half a second
OPEN = {"update": update_data, "layers": layers_data, "masks": masks_data}


def extra_data(name, values, sources, run):
    """Say what is drawn of a run's last step.

    Parameters
    ----------
    name : str
        Of ``lessons.training.fields.EXTRAS``.
    values : Values
    sources : Sources
    run : Running
        With one network.

    Returns
    -------
    dict or None
        JSON, with ``said`` alone before the first step. None as long as what is on
        show stays: of a run that goes on, most steps are not drawn, but the first one
        is after its page was drawn as a whole.
    """
    if run.going and (run.asked - run.since) % REDRAWN != 1:
        return None
    (trial,) = run.trials.values()
    if trial.last is None:
        return {"said": sources.text("training.no_step")}
    return OPEN[name](values, sources, trial)
