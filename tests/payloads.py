"""Read what a page sends to its stage."""

import json
from base64 import b64decode

import numpy as np

from tests.mounts import data_of
from tests.stage.unpack import Payload


def stage_of(app):
    """Header and array reader of the stage on a page that AppTest has run."""
    payload = Payload(data_of(app, "stage/stage"))
    return payload.header, payload.array


def charts_of(app):
    """Read the Plotly figures of a page that AppTest has run, with their arrays."""
    protos = [element.proto for element in app.get("plotly_chart")]
    return [json.loads(proto.spec, object_hook=_array) for proto in protos]


def _array(node):
    if "bdata" not in node:
        return node
    values = np.frombuffer(b64decode(node["bdata"]), node["dtype"])
    shape = node.get("shape", str(values.size))
    return values.reshape([int(side) for side in shape.split(",")])
