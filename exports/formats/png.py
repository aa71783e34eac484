"""The step on show as pixels, two of them to a px: for slides."""

from drawing import as_pixels, draw

SCALE = 2


def write(work, path, _tell):
    """Write the file; see ``exports.formats``."""
    drawn = draw(work.scene, work.step, work.painted_texts, work.theme, work.size)
    as_pixels(drawn, SCALE).save(path, "PNG")
