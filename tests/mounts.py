"""Read what a page sends to its components."""

import json


def opened(proto):
    """Return what a component is told of its data, and these: bytes or JSON."""
    if not proto.bytes:
        sent = json.loads(proto.json)
        return sent["told"], sent["data"]
    end = 4 + int.from_bytes(proto.bytes[:4], "little")
    return json.loads(proto.bytes[4:end]), proto.bytes[end:]


def all_data_of(app, component):
    """Return the data of all mounts of a component, as in ``"ui/picture/plate"``."""
    name = "layerscope_" + component.replace("/", "_")
    protos = [element.proto for element in app.get("bidi_component")]
    return [opened(proto)[1] for proto in protos if proto.component_name == name]


def data_of(app, component):
    """Return the data of the only mount of a component."""
    (data,) = all_data_of(app, component)
    return data


def address_of(app):
    """Return what a page puts into its address: text by key, None for a default."""
    return data_of(app, "web/talk/finished")["page"]["query"]
