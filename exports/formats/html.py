"""All steps as one page that plays without a network."""

from drawing import animate


def write(work, path, tell):
    """Write the file; see ``exports.formats``."""
    tell(0, 2)
    figure = animate(work.scene, work.texts, work.theme)
    tell(1, 2)
    figure.write_html(path, include_plotlyjs=True)
