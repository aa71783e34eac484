"""What is refused, and that nothing else is ever raised."""

from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pictures.formats import MOST_BYTES, Bare, file_format, orientation
from pictures.loading import PictureRefused, load_picture
from tests.pictures.builders import (
    COLOURS,
    SMALL,
    bmp,
    jpeg,
    jpeg_segment,
    png,
    png_chunk,
    saved,
    webp_canvas,
    with_segments,
)
from tests.pictures.hostile import HOSTILE


def refusal(data):
    """Hand over why a file is refused, or None if it is taken."""
    try:
        load_picture(data)
    except PictureRefused as refused:
        return refused


@pytest.mark.parametrize("name", SMALL)
def test_the_small_files_are_taken_as_they_are(name):
    assert load_picture(SMALL[name]).shape == (12, 16, 3)


def test_nothing_is_refused_as_empty():
    assert refusal(b"").kind == "empty"


@pytest.mark.parametrize("data", [b"\0", b"Hello", b"RIFF\0\0\0\0WAVEfmt ", bytes(999)])
def test_other_files_are_refused_as_no_image(data):
    assert refusal(data).kind == "not-image"


@pytest.mark.parametrize(
    "data, name",
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x14ftypavis\0\0\0\0avis\0\0\0\x08moov", "avif-unusual"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "raw"),
        (saved(COLOURS, "TIFF"), "tiff"),
        (saved(COLOURS, "ICO"), "ico"),
        (saved(COLOURS, "PPM"), "pnm"),
        (saved(COLOURS, "JPEG2000"), "jpeg2000"),
        (saved(COLOURS, "PDF"), "pdf"),
        (saved(COLOURS, "EPS"), "eps"),
        (b"8BPS\0\1", "psd"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- -->\n<SVG/>", "svg"),
        (jpeg((16, 16)).replace(b"\xff\xc0", b"\xff\xc9"), "jpeg-unusual"),
    ],
)
def test_formats_that_are_not_taken_are_named(data, name):
    refused = refusal(data)
    assert (refused.kind, refused.format) == ("format", name)


def test_a_film_is_no_image():
    assert refusal(b"\0\0\0\x18ftypisom\0\0\0\0isomavc1").kind == "not-image"


@pytest.mark.parametrize("name", SMALL)
def test_files_that_stop_in_the_middle_are_refused(name):
    data = SMALL[name]
    for length in range(20, len(data) * 3 // 4):
        assert refusal(data[:length]).kind == "corrupt", length


def test_a_png_with_a_false_checksum_is_refused():
    data = bytearray(SMALL["png"])
    data[data.index(b"IDAT") + 9] ^= 1
    assert refusal(bytes(data)).kind == "corrupt"


@pytest.mark.parametrize(
    "data, width, height, limit",
    [
        (png(9000, 9000, rows=b""), 9000, 9000, 24_400_000),
        (png(5_000_001, 1, rows=b""), 5_000_001, 1, 24_400_000),
        (webp_canvas(16383, 16383), 16383, 16383, 24_400_000),
        (bmp(30000, -30000, 24, 0, b""), 30000, 30000, 24_400_000),
        (bmp(4001, 1000, 8, 1, b""), 4001, 1000, 4_000_000),
        (HOSTILE["gif, 35 bytes"](), 65535, 65535, 24_400_000),
        (HOSTILE["gif, frame far outside"](), 131070, 131070, 24_400_000),
        (HOSTILE["jpeg, claims 65 500 squared"](), 65500, 65500, 64_450_000),
    ],
)
def test_too_many_declared_pixels_are_refused_with_the_numbers(
    data, width, height, limit
):
    refused = refusal(data)
    assert refused.kind == "too-large"
    assert (refused.width, refused.height, refused.limit) == (width, height, limit)


def test_a_second_header_cannot_take_back_what_the_first_one_declared():
    larger = pack(">IIBBBBB", 7000, 7000, 8, 2, 0, 0, 0)
    assert refusal(png(8, 8, before=png_chunk(b"IHDR", larger))).kind == "corrupt"
    small, large = jpeg((8, 8)), jpeg((64, 64))
    assert refusal(small[:-2] + large[2:]).kind == "corrupt"


def masked_bmp(*masks):
    """Say which bits of a pixel are red, green and blue."""
    data = bytearray(bmp(1, 1, 32, 3, bytes(16)))
    data[54:66] = pack("<3I", *masks)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        masked_bmp(0x3FF00000, 0xFFC00, 0x3FF),
        bmp(2, 2, 24, 4, bytes(9)),
        bmp(2, 2, 2, 0, bytes(9)),
    ],
    ids=["ten bits a colour", "a JPEG inside", "two bits a pixel"],
)
def test_a_valid_bmp_that_pillow_cannot_read_is_unusual_and_not_damaged(data):
    refused = refusal(data)
    assert (refused.kind, refused.format) == ("format", "bmp-unusual")


@pytest.mark.parametrize(
    "masks",
    [(0xFF0000, 0xFF00, 0xFF), (0xFF000000, 0xFF0000, 0xFF00)],
)
def test_a_bmp_with_usual_masks_is_taken(masks):
    assert refusal(masked_bmp(*masks)) is None


def test_a_text_that_begins_like_a_bmp_is_no_image():
    assert refusal(b"BMW builds cars, and this is a letter about them.").kind == (
        "not-image"
    )


def test_a_png_of_an_iphones_app_is_unusual_whatever_its_size_seems_to_be():
    data = png(8, 8)
    odd = data[:8] + png_chunk(b"CgBI", b"P\0 \2") + data[8:]
    assert (refusal(odd).kind, refusal(odd).format) == ("format", "png-unusual")


def without_checksum(data, name):
    """Spoil the checksum of a chunk, and nothing else."""
    at = data.index(name)
    end = at + 4 + int.from_bytes(data[at - 4 : at])
    return data[:end] + bytes([data[end] ^ 1]) + data[end + 1 :]


@pytest.mark.parametrize(
    "data",
    [SMALL["png"][:-12]]
    + [without_checksum(SMALL["png"], name) for name in (b"IHDR", b"IDAT", b"IEND")]
    + [without_checksum(SMALL["png palette"], name) for name in (b"PLTE", b"tRNS")],
    ids=["no end", "IHDR", "IDAT", "IEND", "PLTE", "tRNS"],
)
def test_a_png_without_its_end_or_with_a_wrong_checksum_is_damaged(data):
    assert refusal(data).kind == "corrupt"


def test_too_many_bytes_are_refused_with_the_numbers():
    refused = refusal(SMALL["png"] + bytes(MOST_BYTES))
    assert (refused.kind, refused.limit) == ("too-large", MOST_BYTES)
    assert refused.size == len(SMALL["png"]) + MOST_BYTES


@pytest.mark.parametrize(
    "name",
    [
        "png, a million texts",
        "png, a million empty IDAT",
        "gif, 24 MP in 40 bytes",
        "gif, one million comments",
        "gif, one comment of 20 MB",
        "gif, extension of one byte blocks",
        "jpeg, 64 MP claimed by 800 bytes",
        "jpeg, scan repeated 400 times",
        "jpeg, five million comments",
    ],
)
def test_files_that_only_keep_a_reader_busy_are_refused(name):
    assert refusal(HOSTILE[name]()).kind == "corrupt"


@pytest.mark.parametrize(
    "name", ["png, EXIF in loops", "jpeg, EXIF in loops", "png, iCCP bombs"]
)
def test_what_does_not_draw_the_picture_is_never_read(name):
    assert load_picture(HOSTILE[name]()).shape == (8, 8, 3)


def with_last_scan(size, times):
    """Repeat the last scan of a flat progressive JPEG, a few hundred bytes."""
    data = saved(Image.new("RGB", size), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * times + b"\xff\xd9"


def test_a_jpeg_may_have_some_scans_but_not_hundreds():
    assert refusal(with_last_scan((100, 100), 1)) is None
    assert refusal(with_last_scan((100, 100), 50)) is None
    assert refusal(with_last_scan((100, 100), 400)).kind == "corrupt"


def test_the_larger_a_jpeg_the_fewer_scans_it_may_have():
    assert refusal(with_last_scan((4000, 4000), 80)).kind == "corrupt"


def test_a_progressive_jpeg_keeps_all_its_coefficients_so_it_may_be_less_large():
    data = saved(Image.new("CMYK", (16, 16)), "JPEG", progressive=True)
    at = data.index(b"\xff\xc2") + 5
    refused = refusal(data[:at] + pack(">HH", 7000, 8000) + data[at + 4 :])
    assert (refused.kind, refused.limit) == ("too-large", 48_750_000)


def test_parts_that_draw_nothing_may_be_broken():
    broken = png_chunk(b"zTXt", b"x")[:-1] + b"!"
    assert refusal(png(8, 8, before=broken)) is None
    assert refusal(png(8, 8, before=png_chunk(b"tEXt", b"a\0") * 1000)) is None
    assert (
        refusal(with_segments(jpeg((8, 8)), jpeg_segment(0xE2, b"MPF\0" * 9))) is None
    )


@pytest.mark.parametrize("name", SMALL)
def test_no_other_reader_can_be_reached(name):
    """Pillow would hand an EPS to Ghostscript; ours never gets that far."""
    data = SMALL[name][:12] + saved(COLOURS, "EPS")
    assert refusal(data).kind in ("corrupt", "too-large", "not-image")


def test_the_error_itself_names_kind_and_numbers():
    assert str(refusal(png(9000, 9000, rows=b""))) == (
        "kind too-large, width 9000, height 9000, limit 24400000"
    )
    assert isinstance(refusal(b""), ValueError)


def test_an_exif_block_is_read_no_further_than_it_goes():
    assert orientation(b"") == 1
    assert orientation(b"Exif\0\0II*\0\xff\xff\xff\xff") == 1


def test_formats_are_told_by_their_first_bytes():
    told = {name: file_format(data) for name, data in SMALL.items()}
    assert all(name.split()[0].upper() == kind for name, kind in told.items())


@given(
    st.lists(st.binary(max_size=9), max_size=5),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)), max_size=5),
)
def test_parts_are_read_as_the_file_that_they_make(parts, reads):
    whole = b"".join(parts)
    file = Bare(parts, 1, 1).open()
    assert file.read() == whole
    for place, count in reads:
        assert file.seek(place) == place
        assert file.read(count) == whole[place : place + count]
    assert file.seek(0, 2) == len(whole)
