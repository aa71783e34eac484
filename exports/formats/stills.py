"""The steps as pictures, numbered as the player numbers them: for Beamer."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from exports.film import film


def write(work, path, tell):
    """Write the file; see ``exports.formats``."""
    pictures = film(work)
    digits = len(str(work.steps[-1] + 1))
    with ZipFile(path, "w", ZIP_STORED) as file:
        for done, (step, _) in enumerate(zip(work.steps, pictures, strict=True), 1):
            file.writestr(f"step-{step + 1:0{digits}}.png", _png(pictures.picture))
            tell(done, len(work.steps))


def _png(picture):
    packed = BytesIO()
    picture.save(packed, "PNG", compress_level=6)
    return packed.getvalue()
