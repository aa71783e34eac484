"""Picture files that claim, hide or repeat too much, built when asked for.

``HOSTILE`` names a builder each. A file of 20 MB takes a second to build.
"""

import zlib
from functools import partial
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


HOSTILE = {
    "png, 9000 x 9000 rgba": partial(png, 9000, 9000, 8, 6),
    "png, claims 2^31 - 1 squared": partial(png, 2**31 - 1, 2**31 - 1, rows=b""),
    "png, 24 MP rgba": partial(png, *PIXELS_24, 8, 6),
    "png, 24 MP smooth rgba": lambda: saved(smooth(*PIXELS_24, "RGBA"), "PNG"),
    "png, 24 MP 16-bit rgba": partial(png, *PIXELS_24, 16, 6),
    "png, 24 MP 16-bit grey": partial(png, *PIXELS_24, 16, 0),
    "png, 24 MP grey with alpha": partial(png, *PIXELS_24, 8, 4),
    "png, 24 MP interlaced": lambda: png(*PIXELS_24, 8, 6, 1, rows=zeros(97_000_000)),
    "png, 24 MP in one row": partial(png, 24_000_000, 1, 16, 6),
    "png, 5 000 000 in one row": partial(png, 5_000_000, 4, 16, 6),
    "png, 5 000 000 in one column": partial(png, 4, 5_000_000, 16, 6),
    "png, zTXt bombs": partial(png_text_bomb, b"zTXt"),
    "png, iCCP bombs": partial(png_text_bomb, b"iCCP"),
    "png, a million texts": partial(png_many, png_chunk(b"tEXt", b"a\0")),
    "png, a million empty IDAT": partial(png_many, png_chunk(b"IDAT", b"")),
    "png, 40 000 empty IDAT": lambda: png(
        8, 8, before=png_chunk(b"IDAT", b"") * 40_000
    ),
    "png, 20 GB behind the last row": lambda: png(8, 8, rows=zeros(10**9) * 19),
    "png, EXIF in loops": lambda: png(8, 8, before=png_chunk(b"eXIf", exif_of_loops())),
    "gif, 35 bytes": lambda: gif(65535, 65535)[:35],
    "gif, frame far outside": partial(gif, 1, 1, frame=(65535, 65535, 65535, 65535)),
    "gif, 24 MP in 40 bytes": partial(gif, *PIXELS_24, frame=(0, 0, *PIXELS_24)),
    "gif, 24 MP": lambda: saved(smooth(*PIXELS_24, "P"), "GIF"),
    "gif, one million comments": partial(gif, 1, 1, b"!\xfe\1a\0" * 3_900_000),
    "gif, one comment of 20 MB": partial(
        gif, 1, 1, b"!\xfe" + (b"\xff" + bytes(255)) * 77_000 + b"\0"
    ),
    "gif, extension of one byte blocks": partial(
        gif, 1, 1, b"!\1" + b"\1a" * 9_900_000 + b"\0"
    ),
    "gif, pixels in one byte blocks": partial(
        gif,
        *PIXELS_24,
        frame=(0, 0, *PIXELS_24),
        pixels=b"\x02" + b"\1\x44" * 9_900_000,
    ),
    "gif, nothing but clear codes": partial(
        gif,
        99,
        99,
        frame=(0, 0, 99, 99),
        pixels=b"\7" + (b"\xff" + b"\x80" * 255) * 77_000,
    ),
    "gif, 3000 frames": partial(gif_frames, 3000),
    "jpeg, claims 65 500 squared": partial(jpeg_claiming, 65500, 65500),
    "jpeg, 64 MP claimed by 800 bytes": partial(jpeg_claiming, *PIXELS_64),
    "jpeg, 64 MP": partial(jpeg, PIXELS_64, quality=90),
    "jpeg, 24 MP": partial(jpeg, PIXELS_24, quality=90),
    "jpeg, 24 MP progressive": partial(
        jpeg, PIXELS_24, progressive=True, quality=90, subsampling=0
    ),
    "jpeg, 64 MP progressive": partial(jpeg, PIXELS_64, progressive=True, quality=90),
    "jpeg, 64 MP of grain, progressive": lambda: saved(
        grain(*PIXELS_64), "JPEG", progressive=True, quality=20
    ),
    "jpeg, 64 MP of grain": lambda: saved(grain(*PIXELS_64), "JPEG", quality=20),
    "jpeg, 64 MP progressive 4:4:4": partial(
        jpeg, PIXELS_64, progressive=True, subsampling=0
    ),
    "jpeg, 24 MP CMYK": lambda: saved(smooth(*PIXELS_24, "CMYK"), "JPEG"),
    "jpeg, scan repeated 400 times": partial(jpeg_with_scan_repeated, (600, 400), 400),
    "jpeg, scan repeated 100 times": partial(
        jpeg_with_scan_repeated, (2000, 2000), 100
    ),
    "jpeg, scan repeated, 64 MP": partial(jpeg_with_scan_repeated, PIXELS_64, 7),
    "jpeg, garbage for pixels": partial(jpeg_of_garbage, PIXELS_24),
    "jpeg, five million comments": lambda: with_segments(
        jpeg((8, 8)), jpeg_segment(0xFE, b"") * 4_900_000
    ),
    "jpeg, EXIF in loops": lambda: with_segments(
        jpeg((8, 8)),
        b"".join(
            jpeg_segment(0xE1, b"Exif\0\0" + exif_of_loops()[at : at + 65_000])
            for at in range(0, 15_000_000, 65_000)
        ),
    ),
    "jpeg, 20 MB of restart marks": lambda: jpeg((8, 8))[:-2] + b"\xff\xd0" * 9_900_000,
    "webp, 24 MP": lambda: saved(smooth(*PIXELS_24), "WEBP", method=0),
    "webp, 24 MP of grain": lambda: saved(
        grain(*PIXELS_24), "WEBP", method=0, quality=30
    ),
    "webp, 6 MP of grain lossless": lambda: saved(
        grain(3000, 2000), "WEBP", method=0, lossless=True, quality=0
    ),
    "webp, 24 MP rgba lossless": lambda: saved(
        smooth(*PIXELS_24, "RGBA"), "WEBP", lossless=True, method=0, quality=0
    ),
    "webp, canvas 16 383 squared": partial(webp_canvas, 16383, 16383),
    "webp, canvas 24 MP": partial(webp_canvas, *PIXELS_24),
    "webp, 60 frames": partial(webp_frames, 60),
    "bmp, claims 30 000 squared": partial(bmp, 30000, 30000, 24, 0, b""),
    "bmp, RLE8, 24 MP": partial(bmp, *PIXELS_24, 8, 1, b"\xff\1" * 100_000),
    "bmp, RLE8, one by one": partial(bmp, 4000, 2000, 8, 1, b"\1\1" * 999_900),
    "bmp, RLE8, 20 MB": partial(bmp, 4000, 2000, 8, 1, b"\1\1" * 9_900_000),
    "bmp, RLE8, ends of lines": partial(bmp, 4000, 2000, 8, 1, b"\1\1\0\0" * 499_900),
    "bmp, RLE8, steps of nothing": partial(
        bmp, 4000, 2000, 8, 1, b"\0\2\0\0" * 499_900
    ),
    "bmp, RLE4, absolute": partial(
        bmp, 4000, 2000, 4, 2, (b"\0\xfe" + bytes(127) + b"\0") * 15_300
    ),
    "bmp, RLE4, runs": partial(bmp, 4000, 2000, 4, 2, b"\xff\x12" * 999_900),
    "bmp, 20 MB of bits": partial(bmp, 12000, 2030, 1, 0, bytes(1500 * 2030)),
}
