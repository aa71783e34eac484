"""The step on show as SVG, whose letters stay letters: for print."""

from drawing import as_svg, draw


def write(work, path, _tell):
    """Write the file; see ``exports.formats``."""
    drawn = draw(work.scene, work.step, work.texts, work.theme, work.size)
    path.write_text(as_svg(drawn), "utf-8")
