"""Read what a page sends to its stage, and to its charts."""

from tests.mounts import all_data_of, data_of
from tests.stage.unpack import Payload


def stage_of(app):
    """Header and array reader of the stage on a page that AppTest has run."""
    payload = Payload(data_of(app, "stage/stage"))
    return payload.header, payload.array


def charts_of(app):
    """Return the figures of a page that AppTest has run."""
    told = all_data_of(app, "ui/charts/charts")
    return [figure for data in told for figure in data["figures"]]
