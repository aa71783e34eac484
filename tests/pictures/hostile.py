"""Files that claim, hide or repeat too much, built when they are asked for.

``HOSTILE`` names a builder each. A file of 20 MB takes a second to build.
"""

from functools import partial

from tests.pictures.builders import (
    PIXELS_24,
    PIXELS_64,
    bmp,
    exif_of_loops,
    gif,
    gif_frames,
    grain,
    jpeg,
    jpeg_claiming,
    jpeg_of_garbage,
    jpeg_segment,
    jpeg_with_scan_repeated,
    png,
    png_chunk,
    png_many,
    png_text_bomb,
    saved,
    smooth,
    webp_canvas,
    webp_frames,
    with_segments,
    zeros,
)

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
    "jpeg, 64 MP of grain, progressive 4:4:4": lambda: saved(
        grain(*PIXELS_64), "JPEG", progressive=True, quality=35, subsampling=0
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
    "bmp, RLE8, one by one": partial(bmp, 2000, 2000, 8, 1, b"\1\1" * 499_900),
    "bmp, RLE8, 20 MB": partial(bmp, 2000, 2000, 8, 1, b"\1\1" * 9_900_000),
    "bmp, RLE8, ends of lines": partial(bmp, 2000, 2000, 8, 1, b"\1\1\0\0" * 249_900),
    "bmp, RLE8, steps of nothing": partial(
        bmp, 2000, 2000, 8, 1, b"\0\2\0\0" * 249_900
    ),
    "bmp, RLE4, absolute": partial(
        bmp, 2000, 2000, 4, 2, (b"\0\xfe" + bytes(127) + b"\0") * 7_600
    ),
    "bmp, RLE4, runs": partial(bmp, 2000, 2000, 4, 2, b"\xff\x12" * 499_900),
    "bmp, 20 MB of bits": partial(bmp, 12000, 2030, 1, 0, bytes(1500 * 2030)),
}
