"""Read what a page sends to its stage."""

from tests.stage.unpack import Payload


def stage_of(app):
    """Header and array reader of the stage on a page that AppTest has run."""
    protos = [element.proto for element in app.get("bidi_component")]
    (proto,) = (p for p in protos if p.component_name.endswith("stage_stage"))
    payload = Payload(proto.bytes)
    return payload.header, payload.array
