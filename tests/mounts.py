"""Read what a page sends to its components."""

import json


def all_data_of(app, component):
    """Return the data of all mounts of a component, as in ``"ui/picture/plate"``."""
    name = "layerscope_" + component.replace("/", "_")
    protos = [element.proto for element in app.get("bidi_component")]
    return [json.loads(p.json) for p in protos if p.component_name == name]


def data_of(app, component):
    """Return the data of the only mount of a component."""
    (data,) = all_data_of(app, component)
    return data
