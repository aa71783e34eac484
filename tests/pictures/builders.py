"""Picture files of every kind, written by hand where Pillow would not."""

import zlib
from io import BytesIO
from struct import pack

import numpy as np
from PIL import Image

NEARLY_20_MB = 19_900_000
PIXELS_24 = (6000, 4000)
PIXELS_64 = (9248, 6936)


def saved(image, kind, **options):
    """Write an image, or an array, as a file of a kind."""
    image = Image.fromarray(image) if isinstance(image, np.ndarray) else image
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def smooth(width, height, mode="RGB"):
    """Make a picture that is large, not flat, and compresses well."""
    tile = Image.effect_noise((64, 64), 90).convert("RGB").convert(mode)
    return tile.resize((width, height), Image.Resampling.BILINEAR)


def grain(width, height):
    """Make a picture that compresses badly, as from a phone at night."""
    return Image.effect_noise((width, height), 60).convert("RGB")


# PNG


def png_chunk(name, body):
    """Frame the body of a chunk."""
    return pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body))


def png(width, height, depth=8, colour=2, interlaced=0, rows=None, before=b""):
    """Write a PNG by hand; without ``rows`` it holds all the zeros it needs."""
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    rows = zeros(height * (1 + (width * bits + 7) // 8)) if rows is None else rows
    header = pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + before
        + png_chunk(b"IDAT", rows)
        + png_chunk(b"IEND", b"")
    )


def zeros(count):
    """Deflate zeros, never holding them all."""
    packer, block = zlib.compressobj(9), bytes(1_000_000)
    full = b"".join(packer.compress(block) for _ in range(count // len(block)))
    return full + packer.compress(bytes(count % len(block))) + packer.flush()


def png_text_bomb(name):
    """Hide 100 MB of zeros a hundred times in compressed texts or profiles."""
    return png(8, 8, before=png_chunk(name, b"x\0\0" + zeros(100_000_000)) * 100)


def png_many(chunk):
    """Repeat one chunk until the file is full."""
    return png(8, 8, before=chunk * (NEARLY_20_MB // len(chunk)))


def exif_of_loops():
    """List 65 535 entries that all point at the same megabytes."""
    entry = pack("<HHII", 0x010F, 2, 15_000_000, 8)
    head = b"II*\0" + pack("<IH", 8, 65_535)
    return head + entry * 65_535 + bytes(15_000_000)


# GIF


def gif(width, height, blocks=b"", frame=(0, 0, 1, 1), pixels=b"\x02\x02D\x01\0"):
    """Write a GIF by hand, black and white."""
    screen = b"GIF89a" + pack("<HHBBB", width, height, 0x80, 0, 0)
    return (
        screen
        + b"\0\0\0\xff\xff\xff"
        + blocks
        + b","
        + pack("<4HB", *frame, 0)
        + pixels
        + b";"
    )


def gif_frames(count):
    """Animate many large frames."""
    frames = [Image.new("P", (1000, 1000), shade % 2) for shade in range(count)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


# JPEG


def jpeg_segment(marker, body):
    """Frame the body of a segment."""
    return b"\xff" + bytes([marker]) + pack(">H", len(body) + 2) + body


def with_segments(data, segments):
    """Put segments behind the first two bytes."""
    return data[:2] + segments + data[2:]


def jpeg(size, **options):
    """Write a smooth JPEG."""
    return saved(smooth(*size), "JPEG", **options)


def jpeg_with_scan_repeated(size, times):
    """Repeat the last scan of a progressive JPEG."""
    data = jpeg(size, progressive=True, quality=30)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * times + b"\xff\xd9"


def jpeg_claiming(width, height):
    """Change the size that a small JPEG declares."""
    data = jpeg((16, 16))
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + pack(">HH", height, width) + data[at + 4 :]


def jpeg_of_garbage(size):
    """Follow the header of a large JPEG by bytes that mean nothing."""
    data = jpeg(size, quality=95, progressive=True)
    noise = np.random.default_rng(0).integers(0, 255, NEARLY_20_MB, np.uint8)
    start = data.index(b"\xff\xda") + 12
    return data[:start] + noise.tobytes()[: -start - 2] + b"\xff\xd9"


# WebP and BMP


def webp_canvas(width, height):
    """Claim a canvas with an animation of one small frame."""
    small = saved(Image.new("RGB", (2, 2)), "WEBP", lossless=True)[12:]
    frame = bytes(6) + b"\1\0\0\1\0\0" + b"\x64\0\0\0" + small
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunks = (
        b"VP8X\n\0\0\0\2\0\0\0"
        + sides
        + b"ANIM\6\0\0\0\0\0\0\0\0\0"
        + b"ANMF"
        + pack("<I", len(frame))
        + frame
    )
    return b"RIFF" + pack("<I", 4 + len(chunks)) + b"WEBP" + chunks


def webp_frames(count):
    """Animate many frames."""
    frames = [smooth(500, 500).rotate(turn) for turn in range(count)]
    return saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])


def bmp(width, height, bits, compression, pixels):
    """Write a BMP by hand, with a palette of two colours."""
    palette = b"\0\0\0\0\xff\0\0\0"
    sizes = (len(pixels), 0, 0, 2, 0)
    header = pack("<IiiHHI5I", 40, width, height, 1, bits, compression, *sizes)
    start = pack("<IHHI", 62 + len(pixels), 0, 0, 62)
    return b"BM" + start + header + palette + pixels


# AVIF


def bits(*fields):
    """Pack (value, how many bits) and fill up to whole bytes."""
    text = "".join(f"{value:0{count}b}" for value, count in fields if count)
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8)


def av1_unit(kind, body):
    """Frame the body of a unit of an AV1 stream."""
    return bytes([kind << 3 | 2]) + bits((128 | len(body), 8), (0, 8)) + body


def av1(width, height, frames=1, profile=0, deep=0):
    """Write headers of a still picture without its pixels."""
    sides = (15, 4), (15, 4), (width - 1, 16), (height - 1, 16)
    still = (profile, 3), (1, 1), (1, 1), (0, 5), *sides, (0, 6), (deep, 1)
    return av1_unit(1, bits(*still, (0, 16))) + av1_unit(6, bytes(8)) * frames


def box(name, *parts):
    """Frame the parts of a box."""
    body = b"".join(parts)
    return pack(">I", 8 + len(body)) + name + body


def avif(width, height, stream):
    """Write an AVIF of one stream by hand, which lies in a box of the description."""
    full = bytes(4)
    head = box(b"ftyp", b"avif", full, b"avifmif1miaf")
    described = (
        box(b"hdlr", full, full, b"pict", bytes(13)),
        box(b"pitm", full, pack(">H", 1)),
        box(b"iloc", b"\1\0\0\0\x44\0\0\1", pack(">4H2I", 1, 1, 0, 1, 0, len(stream))),
        box(b"iinf", full, pack(">H", 1), box(b"infe", b"\2\0\0\0\0\1\0\0av01\0")),
        box(
            b"iprp",
            box(b"ipco", box(b"ispe", full, pack(">II", width, height))),
            box(b"ipma", full, pack(">IHBB", 1, 1, 1, 0x81)),
        ),
        box(b"idat", stream),
    )
    return head + box(b"meta", full, *described)


NOISE = np.random.default_rng(0).integers(0, 256, (12, 16, 4), np.uint8)
COLOURS = np.ascontiguousarray(NOISE[..., :3])
GREY = np.ascontiguousarray(NOISE[..., 0])
SMALL = {
    "png": saved(COLOURS, "PNG"),
    "png rgba": saved(NOISE, "PNG"),
    "png palette": saved(Image.fromarray(COLOURS).quantize(16), "PNG", transparency=3),
    "png 16-bit": saved(GREY.astype(np.uint16) * 257, "PNG"),
    "jpeg": saved(COLOURS, "JPEG"),
    "jpeg progressive": saved(COLOURS, "JPEG", progressive=True),
    "jpeg cmyk": saved(Image.fromarray(COLOURS).convert("CMYK"), "JPEG"),
    "webp": saved(COLOURS, "WEBP"),
    "webp lossless": saved(NOISE, "WEBP", lossless=True),
    "webp animated": saved(
        Image.fromarray(COLOURS),
        "WEBP",
        save_all=True,
        append_images=[Image.fromarray(COLOURS[::-1])],
    ),
    "gif": saved(COLOURS, "GIF"),
    "avif": saved(COLOURS, "AVIF"),
    "avif rgba": saved(NOISE, "AVIF"),
    "avif animated": saved(
        Image.fromarray(COLOURS),
        "AVIF",
        save_all=True,
        append_images=[Image.fromarray(COLOURS[::-1])],
    ),
    "bmp": saved(COLOURS, "BMP"),
    "bmp palette": saved(Image.fromarray(COLOURS).quantize(16), "BMP"),
    "bmp rle8": bmp(16, 12, 8, 1, b"\x10\1\0\0" * 12 + b"\0\1"),
}
