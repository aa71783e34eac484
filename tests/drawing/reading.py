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
        """Read the uppermost texts of the images, by where they stand."""
        found = {}
        for number in range(len(self.layout["images"])):
            for node in self.image(number).iter(f"{SVG}text"):
                place = float(node.get("x")), float(node.get("y"))
                found[place] = "".join(node.itertext())
        return found

    def patches(self, view, number):
        """Give parts of a map that are drawn anew: which, and their colours."""
        (left, top), (across, down) = view.corner(number), view.place.cell
        rows, columns = view.panel.values.shape[-2:]
        images = len(self.layout["images"]) > 1
        for node in self.image(1).iter(f"{SVG}image") if images else ():
            data = b64decode(node.get("href").split(",", 1)[1])
            colours = np.asarray(Image.open(BytesIO(data)).convert("RGB"))
            row = round((float(node.get("y")) - top) / down)
            column = round((float(node.get("x")) - left) / across)
            high, wide = colours.shape[:2]
            if 0 <= row < rows and 0 <= column < columns:
                size = float(node.get("width")), float(node.get("height"))
                assert np.allclose(size, (wide * across, high * down), atol=0.011)
                yield np.s_[row : row + high, column : column + wide], colours
