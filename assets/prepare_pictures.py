"""Draw and prepare the sample pictures.

    python assets/prepare_pictures.py                 draws the drawn ones
    python assets/prepare_pictures.py FOLDER          also the photographs

FOLDER holds astronaut.png, camera.png, chelsea.png, coffee.png and retina.jpg as
scikit-image 0.26 ships them (``skimage/data``). README.md beside this file names
the sources and licences. The same input gives the same files, byte for byte.
"""

import sys
from colorsys import hsv_to_rgb
from math import cos, pi, sin
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

sys.path.insert(0, str(Path(__file__).parent.parent))
from pictures.loading import fit  # noqa: E402

FOLDER = Path(__file__).parent / "pictures"
FINE = 8  # everything is drawn this much larger, then averaged: smooth edges
LONGEST = 512
PHOTOGRAPHS = {  # sample: file, and what is cut out (left, top, right, bottom)
    "coffee": ("coffee.png", (70, 0, 510, 400)),
    "cat": ("chelsea.png", (70, 0, 410, 300)),
    "astronaut": ("astronaut.png", (40, 0, 424, 384)),
    "photographer": ("camera.png", (0, 0, 512, 512)),
    "retina": ("retina.jpg", (0, 0, 1411, 1411)),
}
INK, PAPER = (24, 24, 32), (250, 248, 240)


def checkerboard():
    """Draw the sharpest edges there are, each way: 8 fields of 8 pixels."""
    fields = np.indices((64, 64)) // 8
    return np.repeat((fields.sum(axis=0) % 2 * 255)[..., None], 3, axis=2)


def stripes():
    """Draw one orientation in each quarter, 16 pixels from stripe to stripe."""
    rows, columns = np.indices((64 * FINE, 64 * FINE)) / FINE
    diagonal = (rows + columns) / 2**0.5, (rows - columns) / 2**0.5
    quarters = [(across // 8 % 2) * 255 for across in (rows, columns, *diagonal)]
    drawn = np.block([quarters[:2], quarters[2:]])
    return _smoothed(np.repeat(drawn[..., None], 3, axis=2))


def letter():
    """Draw an R: a stem, a bowl and a leg are upright, level, round and slanted."""
    image, draw = _canvas(128, PAPER)
    _polygon(draw, INK, (30, 18), (48, 18), (48, 110), (30, 110))
    _polygon(draw, INK, (40, 18), (68, 18), (68, 34), (40, 34))
    _polygon(draw, INK, (40, 58), (68, 58), (68, 74), (40, 74))
    box = [40 * FINE, 18 * FINE, 96 * FINE, 74 * FINE]
    draw.arc(box, -90, 90, INK, 17 * FINE)
    _polygon(draw, INK, (58, 70), (78, 68), (104, 110), (83, 110))
    return _smoothed(image)


def digit():
    """Write a 3 with a soft pen, light on dark, on the 28 × 28 pixels of MNIST."""
    upper = _arc((13.2, 9.2), (5.2, 4.4), -160, 95)
    lower = _arc((13.4, 18.6), (6.2, 5.4), -85, 160)
    path = np.concatenate([upper, lower])
    path[:, 1] += (14 - path[:, 0]) * 0.12  # slanted, as a hand writes
    rows, columns = np.indices((28, 28)) + 0.5
    pen = 1.15 + 0.35 * np.sin(np.linspace(0.4, 2 * pi, len(path)))
    distances = np.hypot(rows[..., None] - path[:, 0], columns[..., None] - path[:, 1])
    light = np.clip(1 - (distances - pen) / 1.1, 0, 1).max(axis=2)
    return np.repeat(np.rint(light * 253)[..., None], 3, axis=2)


def _arc(centre, radii, start, end):
    """Trace part of an ellipse, clockwise from the right: (row, column) pairs."""
    turns = np.radians(np.linspace(start, end, 120))
    rows = centre[1] + radii[1] * np.sin(turns)
    return np.stack([rows, centre[0] + radii[0] * np.cos(turns)], axis=1)


def shapes():
    """Draw a circle, a square, a triangle and a star in colours far apart."""
    image, draw = _canvas(256, (236, 238, 242))
    draw.ellipse([v * FINE for v in (20, 20, 116, 116)], (214, 40, 40))
    draw.rectangle([v * FINE for v in (144, 24, 232, 112)], (29, 78, 200))
    _polygon(draw, (22, 150, 74), (68, 138), (120, 230), (16, 230))
    star = [_on_circle((188, 190), 54 if k % 2 == 0 else 22, k / 10) for k in range(10)]
    _polygon(draw, (245, 180, 20), *star)
    return _smoothed(image)


def colours():
    """Spread all hues around a disc, pale in its middle."""
    rows, columns = (np.indices((256, 256)) + 0.5 - 128) / 120
    radius = np.hypot(rows, columns)
    hue = np.arctan2(rows, columns) / (2 * pi) % 1
    colour = np.vectorize(hsv_to_rgb)(hue, np.minimum(radius, 1), 1.0)
    inside = np.clip((1 - radius) * 120 + 0.5, 0, 1)[..., None]
    return np.rint(255 * (np.stack(colour, axis=2) * inside + 1 - inside))


def maze():
    """Carve a maze of 7 × 7 rooms: walls of two pixels, corners of every kind."""
    walls = np.zeros((64, 64))
    walls[4:62, 4:62] = 1
    for row, column in np.ndindex(7, 7):
        walls[6 + 8 * row : 12 + 8 * row, 6 + 8 * column : 12 + 8 * column] = 0
    for (row, column), (down, right) in _doors(7, np.random.default_rng(7)):
        top, left = 6 + 8 * row + 6 * down, 6 + 8 * column + 6 * right
        walls[top : top + (2 if down else 6), left : left + (2 if right else 6)] = 0
    return np.where(walls[..., None] == 1, INK, PAPER)


def _doors(size, rng):
    """Open doors until every room is reached, each by one way: (room, side)."""
    reached, tips = {(0, 0)}, [(0, 0)]
    while tips:
        row, column = tips[-1]
        beside = [
            (row + 1, column),
            (row - 1, column),
            (row, column + 1),
            (row, column - 1),
        ]
        new = [r for r in beside if r not in reached and 0 <= min(r) and max(r) < size]
        if not new:
            tips.pop()
            continue
        room = new[rng.integers(len(new))]
        reached.add(room)
        tips.append(room)
        first = min(room, (row, column))
        yield first, (room[0] != row, room[1] != column)


def _canvas(size, ground):
    image = Image.new("RGB", (size * FINE, size * FINE), ground)
    return image, ImageDraw.Draw(image)


def _polygon(draw, colour, *corners):
    draw.polygon([(x * FINE, y * FINE) for x, y in corners], colour)


def _on_circle(centre, radius, turn):
    angle = 2 * pi * turn - pi / 2
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _smoothed(drawn):
    drawn = np.asarray(drawn)
    return fit(drawn, max(drawn.shape[:2]) // FINE)


def photograph(folder, name):
    """Cut a photograph, and bring it to the largest working size."""
    file, box = PHOTOGRAPHS[name]
    with Image.open(Path(folder) / file) as image:
        return fit(np.asarray(image.convert("RGB").crop(box)), LONGEST)


def main(folder=None):
    """Write every sample that there is a source for."""
    for draw in (checkerboard, stripes, letter, digit, shapes, colours, maze):
        image = Image.fromarray(draw().astype(np.uint8))
        image.save(FOLDER / f"{draw.__name__}.png", optimize=True)
    for name in PHOTOGRAPHS if folder else ():
        image = Image.fromarray(photograph(folder, name))
        image.save(FOLDER / f"{name}.jpg", quality=92, subsampling=0, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
