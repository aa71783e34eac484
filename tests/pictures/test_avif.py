"""What an AVIF may cost is read off its streams, whatever its boxes declare."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from pictures.av1 import painted_bytes
from pictures.avif import bare_avif
from pictures.loading import PictureRefused, load_picture
from tests.pictures.builders import (
    COLOURS,
    NOISE,
    SMALL,
    av1,
    av1_unit,
    avif,
    bits,
    box,
    saved,
)


def refusal(data):
    """Hand over why a file is refused before it is decoded, or None."""
    try:
        bare_avif(data)
    except PictureRefused as refused:
        return refused


def stream_of(data):
    """Cut the only stream out of what Pillow has written."""
    return data[data.index(b"mdat") + 4 :]


@pytest.mark.parametrize("subsampling, samples", [("4:2:0", 1.5), ("4:4:4", 3)])
def test_a_stream_paints_the_samples_of_its_frame(subsampling, samples):
    data = saved(COLOURS, "AVIF", subsampling=subsampling)
    assert painted_bytes(stream_of(data)) == 12 * 16 * samples


def test_frames_that_follow_are_counted_and_a_deep_one_has_two_bytes_a_sample():
    assert painted_bytes(av1(100, 80, frames=3)) == 3 * 100 * 80 * 1.5
    assert painted_bytes(av1(100, 80, profile=1, deep=1)) == 100 * 80 * 3 * 2


MOVING = ((0, 3), (0, 2), (0, 1), (0, 1), (0, 22), (9, 4), (9, 4), (99, 10), (49, 10))
SETTINGS = ((0, 1), (0, 3), (0, 4), (0, 1), (1, 1), (1, 1), (0, 3), (0, 32))
KEY = ((0, 1), (0, 2), (1, 1), (0, 1), (0, 1))  # shown, no tools for screens


@pytest.mark.parametrize(
    "frame, painted",
    [
        ((*KEY, (0, 1)), 100 * 50 * 1.5),
        ((*KEY, (1, 1)), 1024 * 1024 * 1.5),  # a size of its own: as many as fit
        (((1, 1), (0, 7)), 0),  # one that is there already
        (((0, 1), (3, 2), (1, 1), (0, 2)), 1024 * 1024 * 1.5),
    ],
)
def test_a_frame_of_a_film_may_have_a_size_of_its_own(frame, painted):
    sequence = av1_unit(1, bits(*MOVING, *SETTINGS))
    assert painted_bytes(sequence + av1_unit(6, bits(*frame, (0, 16)))) == painted


@pytest.mark.parametrize("name", [name for name in SMALL if "avif" in name])
def test_what_pillow_writes_is_measured_right(name):
    bare = bare_avif(SMALL[name])
    assert (bare.width, bare.height) == (16, 12)


def test_a_picture_written_by_hand_passes_up_to_its_pixels():
    assert refusal(avif(8, 8, av1(8, 8))) is None


@pytest.mark.parametrize(
    "stream",
    [av1(65536, 65536), av1(4000, 4000, frames=50), av1(20000, 20000, deep=1)],
    ids=["one giant frame", "many frames", "deep"],
)
def test_streams_that_paint_more_than_was_declared_are_refused(stream):
    assert refusal(avif(8, 8, stream)).kind == "corrupt"


def test_a_picture_too_large_is_refused_with_its_numbers():
    refused = refusal(avif(9000, 9000, av1(9000, 9000)))
    assert (refused.kind, refused.width, refused.limit) == (
        "too-large",
        9000,
        24_400_000,
    )
    costly = refusal(avif(6000, 4000, av1(6000, 4000, frames=3, profile=1)))
    assert (costly.kind, costly.height) == ("too-large", 4000)
    assert costly.limit < 6000 * 4000


@pytest.mark.parametrize(
    "stream",
    [av1_unit(2, b"") * 60_000, b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff", b"\x0a"],
    ids=["units without end", "a length without end", "nothing"],
)
def test_streams_that_only_keep_a_reader_busy_are_refused(stream):
    with pytest.raises((PictureRefused, IndexError)):
        painted_bytes(stream)


def test_boxes_that_leave_the_file_or_never_end_are_refused():
    assert refusal(SMALL["avif"] + box(b"free") * 60_000).kind == "corrupt"
    assert refusal(SMALL["avif"] + b"\0\0\1\0free").kind == "corrupt"


def test_an_exif_block_is_hidden_from_pillow():
    exif = Image.Exif()
    exif[271] = "a maker"
    data = saved(Image.fromarray(NOISE), "AVIF", exif=exif)
    with Image.open(BytesIO(data)) as image:
        assert "exif" in image.info
    with Image.open(bare_avif(data).open()) as image:
        assert "exif" not in image.info


def test_transparent_pixels_are_white():
    clear = np.zeros((8, 8, 4), np.uint8)
    assert (load_picture(saved(clear, "AVIF")) == 255).all()


def test_of_a_film_only_the_still_picture_is_taken():
    moving = SMALL["avif animated"]
    assert b"moov" in moving and b"moov" not in bytes(bare_avif(moving).parts[0])
