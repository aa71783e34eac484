"""Lines of Python that compute what is on show, in one of three ways."""

from urllib.parse import urlencode

from exports.order import Refused


def write(work, path, _tell):
    """Write the file; see ``exports.formats``."""
    script = work.asked.view.script
    lines = script and script.written(work.order.way, _about(work.asked))
    if not lines:
        raise Refused("code")
    path.write_text(lines, "utf-8")


def _about(asked):
    """Say of which state the lines are, and where they run."""
    query = {key: text for key, text in asked.query.items() if text is not None}
    address = f"{asked.name}?{urlencode(query)}" if query else asked.name
    return f"Layerscope: {asked.text(f'{asked.name}.title')}", address
