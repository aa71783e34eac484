"""Pictures in: from the bytes of a file to the array that a lesson works on.

No file may cost more than 3 seconds or 400 MB, whatever it claims to be. So it
is recognised by its first bytes, cut down to the parts that draw it, measured
by what its header declares, and only then decoded, by the one decoder that it
is for.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from pictures.avif import bare_avif
from pictures.bmp import bare_bmp
from pictures.formats import (
    MOST_PIXELS,
    PictureRefused,
    bare_gif,
    bare_png,
    bare_webp,
    file_format,
    orientation,
)
from pictures.jpeg import MOST_JPEG_PIXELS, bare_jpeg
from pictures.transparency import (
    clear_colour_of_16_bits,
    on_white,
    opaque_if_clear,
    whiten,
)

Image.MAX_IMAGE_PIXELS = MOST_JPEG_PIXELS  # a second guard, behind our own

SIZES = (32, 64, 128, 224, 512)
SAMPLES = Path(__file__).parent.parent / "assets" / "pictures"
BARE = {
    "PNG": bare_png,
    "JPEG": bare_jpeg,
    "WEBP": bare_webp,
    "GIF": bare_gif,
    "BMP": bare_bmp,
    "AVIF": bare_avif,
}
AT_ONCE = {  # decoders that hand out all pixels of a frame
    "WEBP": lambda image: image._get_next(),
    "AVIF": lambda image: image._decoder.get_frame(0),
}
SAMPLE_FILES = {  # in the order in which they are offered
    "coffee": "coffee.jpg",
    "cat": "cat.jpg",
    "astronaut": "astronaut.jpg",
    "photographer": "photographer.jpg",
    "retina": "retina.jpg",
    "shapes": "shapes.png",
    "colours": "colours.png",
    "letter": "letter.png",
    "digit": "digit.png",
    "checkerboard": "checkerboard.png",
    "stripes": "stripes.png",
    "maze": "maze.png",
}


def load_picture(data):
    """Decode a PNG, JPEG, WebP, GIF, BMP or AVIF, upright and on a white ground.

    Parameters
    ----------
    data : bytes
        A whole file. Of an animation the first frame is taken.

    Returns
    -------
    picture : ndarray of uint8, shape (H, W, 3)
        A JPEG of more than 24 megapixels comes at half its size; at an eighth where
        all of its coefficients, as of a progressive one, have to be in memory.

    Raises
    ------
    PictureRefused
        Whatever is wrong with the file; nothing else is raised.
    """
    try:
        return _load(data)
    except PictureRefused:
        raise
    except Exception as error:  # damaged files make Pillow raise a dozen kinds
        raise PictureRefused("corrupt") from error


def _load(data):
    name = file_format(data)
    bare = BARE[name](data)
    with Image.open(bare.open(), formats=[name]) as image:
        if image.size != (bare.width, bare.height):
            raise PictureRefused("corrupt")
        if bare.width * bare.height > MOST_PIXELS:
            small = bare.width // bare.shrink, bare.height // bare.shrink
            image.draft(None, small)
        colour = clear_colour_of_16_bits(image)
        frame = _frame(image, name) if name in AT_ONCE else image
        if name == "BMP" and frame.mode == "RGBA":
            frame = opaque_if_clear(frame)
        picture = on_white(frame)
        if colour is not None:
            whiten(picture, colour, bare.open())
        exif = bare.exif or image.info.get("exif", b"")
    return _upright(picture, orientation(exif))


def _frame(image, name):
    """Take the pixels from the decoder at once: it keeps the canvas twice.

    With ``load`` there would be four canvases at the same time, nearly 400 MB.
    """
    pixels, *_ = AT_ONCE[name](image)
    image._decoder = None
    mode = getattr(image, "rawmode", image.mode)
    return Image.frombuffer(mode, image.size, pixels, "raw", mode, 0, 1)


def _upright(picture, turn):
    """Undo how the camera was held; beyond 1 to 8 it is not known."""
    if turn in (5, 6, 7, 8):
        picture = picture.transpose(1, 0, 2)
    if turn in (3, 4, 7, 8):
        picture = picture[::-1]
    if turn in (2, 3, 6, 7):
        picture = picture[:, ::-1]
    return np.ascontiguousarray(picture)


def fit(picture, size):
    """Bring the longer side to ``size`` by area averaging; never enlarge.

    Parameters
    ----------
    picture : ndarray of uint8, shape (H, W, 3)
    size : int
        Rows or columns, whichever are more.

    Returns
    -------
    ndarray of uint8, shape (h, w, 3)
        Each pixel is the mean of the area that it covers, parts of pixels
        counted as parts. The shorter side keeps at least one pixel.
    """
    longer = max(picture.shape[:2])
    if longer <= size:
        return picture
    fitted = picture
    for axis in (0, 1) if len(picture) == longer else (1, 0):  # then less is left
        side = max(1, round(picture.shape[axis] * size / longer))
        fitted = _average(fitted.swapaxes(0, axis), side).swapaxes(0, axis)
    return np.floor(fitted + 0.5).astype(np.uint8, order="C")


def _average(values, rows):
    """Average (H, W, 3) over its rows: (rows, W, 3) as float32."""
    height = len(values)
    averaged = np.empty((rows, *values.shape[1:]), np.float32)
    for row in range(rows):
        start, end = row * height, (row + 1) * height  # in parts, `rows` to a pixel
        first, last = start // rows, -(-end // rows)
        edges = np.clip(np.arange(first, last + 1) * rows, start, end)
        weights = np.diff(edges).astype(np.float32) / np.float32(height)
        averaged[row] = np.tensordot(weights, values[first:last].astype(np.float32), 1)
    return averaged


def as_floats(picture, rgb):
    """Make a picture the input of a network.

    Parameters
    ----------
    picture : ndarray of uint8, shape (H, W, 3)
    rgb : bool
        Three channels; otherwise one, the luma of ITU-R BT.601:
        0.299 red + 0.587 green + 0.114 blue.

    Returns
    -------
    x : ndarray of float32, shape (1, 3 or 1, H, W)
        In [0, 1].
    """
    if rgb:
        planes, white = np.moveaxis(picture, 2, 0), 255
    else:
        planes, white = (picture @ np.array([299, 587, 114]))[np.newaxis], 255_000
    return np.ascontiguousarray(planes[np.newaxis] / white, np.float32)


def samples():
    """Name the sample pictures, in the order in which they are offered."""
    return list(SAMPLE_FILES)


def examples(task):
    """Name the pictures that a trained network of this task has never seen."""
    return sorted(f"{task}-{path.stem}" for path in (SAMPLES / task).glob("*.png"))


def sample_file(name):
    """Path of a sample or an example, below the folder of pictures."""
    if name in SAMPLE_FILES:
        return SAMPLE_FILES[name]
    task, _, label = name.partition("-")
    if name not in examples(task):
        raise ValueError(f"no sample is named {name!r}; there are {samples()}")
    return f"{task}/{label}.png"


def load_sample(name):
    """Read a sample or an example: uint8 (H, W, 3)."""
    return load_picture((SAMPLES / sample_file(name)).read_bytes())
