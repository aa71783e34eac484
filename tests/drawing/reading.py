"""Read a Plotly figure as its reader sees it: a frame laid over what stood there."""

import re
from base64 import b64decode
from copy import deepcopy
from io import BytesIO
from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np
from PIL import Image

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"-?\d+(?:\.\d+)?"
BLOCK = re.compile(rf"M({NUMBER}),({NUMBER})H({NUMBER})V({NUMBER})H{NUMBER}Z")
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")
FIGURES = re.compile(NUMBER)


class Reader:
    """A figure at a step, merged as plotly.js merges: item by item, key by key."""

    def __init__(self, figure):
        whole = figure.to_dict()
        self.layout = deepcopy(whole["layout"])
        self.maps = {(t["name"], t["meta"]): t for t in figure.data}
        self.frames = {frame["name"]: frame["layout"] for frame in whole["frames"]}

    def go(self, step):
        """Jump to a step."""
        for part, items in self.frames[str(step)].items():
            for own, changed in zip(self.layout[part], items, strict=False):
                own.update(changed)
        return self

    def shape(self, name):
        """Paths of the shapes of a name."""
        return [s["path"] for s in self.layout["shapes"] if s.get("name") == name]

    def covered(self, view):
        """Which cells of a panel lie under its cover: bool, of its sheet's shape."""
        (path,) = self.shape(f"cover {view.panel.name}")
        shape = view.panel.sheet.shape
        boxes = np.array([view.box(cell) for cell in range(np.prod(shape))])
        x, y = (boxes[:, :2] + boxes[:, 2:] / 2).T
        hidden = np.zeros(len(boxes), bool)
        for block in BLOCK.findall(path):
            left, top, right, bottom = map(float, block)
            hidden |= (left < x) & (x < right) & (top < y) & (y < bottom)
        return hidden.reshape(shape)

    @property
    def lines(self):
        """Sentence and equation, without their colours."""
        texts = [each["text"] for each in self.layout["annotations"]]
        return [re.sub(r"<(?!br)[^>]*>", "", text).strip() for text in texts]

    def image(self, number):
        """Parse one of the images that lie over the maps."""
        address = self.layout["images"][number]["source"]
        kind, text = address.split(",", 1)
        assert kind == "data:image/svg+xml;charset=utf-8"
        return ElementTree.fromstring(unquote(text))

    def letters(self):
        """All texts of the images, by where they stand."""
        found = {}
        for number in range(len(self.layout["images"])):
            for node in self.image(number).iter(f"{SVG}text"):
                place = float(node.get("x")), float(node.get("y"))
                found.setdefault(place, []).append("".join(node.itertext()))
        return found

    def drawn(self):
        """Give the maps in the image that is swapped: (x, y), and their colours."""
        image = self.image(1)
        for group in image.iter(f"{SVG}g"):
            if group.get("transform"):
                yield _numbers(group.get("transform"))[:2], _from_runs(group)
        for node in image.iter(f"{SVG}image"):
            data = b64decode(node.get("href").split(",", 1)[1])
            picture = Image.open(BytesIO(data)).convert("RGB")
            yield (float(node.get("x")), float(node.get("y"))), np.asarray(picture)


def _numbers(text):
    return tuple(map(float, FIGURES.findall(text)))


def _from_runs(group):
    """Colours of a map out of runs of each colour."""
    runs = [
        (*map(int, run), [int(path.get("fill")[at : at + 2], 16) for at in (1, 3, 5)])
        for path in group
        for run in RUN.findall(path.get("d"))
    ]
    rows = 1 + max(row for _, row, *_ in runs)
    columns = max(start + count for start, _, count, _ in runs)
    colours = np.zeros((rows, columns, 3), np.uint8)
    for start, row, count, colour in runs:
        colours[row, start : start + count] = colour
    return colours
