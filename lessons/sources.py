"""What a view is made of beside its values: who looks, and what readers have sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from lessons.common.fields import DRAWN, OWN, SENT
from lessons.texts import Texts
from networks.trained import opened
from pictures.loading import as_floats, fit, load_sample, samples
from pictures.png import as_pixels, png_base64
from pictures.store import drawings, networks, uploads
from pictures.strokes import checked, paint_strokes

THUMB = 96
NETWORK = "network"
EXAMPLE = [  # what an untouched pad shows until the first stroke: a 2
    {
        "pen": "black",
        "places": [
            *((0.28, 0.34), (0.32, 0.23), (0.43, 0.16), (0.56, 0.16), (0.66, 0.24)),
            *((0.67, 0.36), (0.6, 0.49), (0.45, 0.65), (0.28, 0.83), (0.73, 0.83)),
        ],
    }
]


@dataclass(frozen=True)
class Sources:
    """Who looks at a lesson, and the tokens of what they have sent.

    Parameters
    ----------
    texts : Texts
        In the reader's language.
    theme : str
        ``"light"`` or ``"dark"``.
    tokens : dict
        ``"sent"``, of an uploaded picture; ``"drawn"``, of a drawing; ``"network"``.
        What is missing, or not kept any more, has not been sent.
    sketch : ndarray of uint8, shape (H, W, 3), optional
        The drawing, where it has no token yet.
    """

    texts: Texts
    theme: str = "light"
    tokens: Mapping[str, str] = field(default_factory=dict)
    sketch: np.ndarray | None = None

    @property
    def lang(self):
        """``"en"`` or ``"zh"``."""
        return self.texts.lang

    def text(self, key, **places):
        """Return a sentence in the reader's language."""
        return self.texts(key, **places)

    def picture(self, values, examples=()):
        """Return the Picture that an address asks for.

        Parameters
        ----------
        values : Values
            Of a lesson with the fields ``PICTURE_FIELDS``; without ``rgb`` the picture
            is in colour.
        examples : sequence of str
            Pictures of the lesson's own (``pictures.loading.examples``); the first
            picture on offer stands for one that is not there.
        """
        offered = (*examples, *samples())
        name = values["img"] if values["img"] in (*offered, *OWN) else offered[0]
        rgb = values["rgb"] if "rgb" in values else True
        if name == DRAWN and self.sketch is not None:
            return _ready(None, self.sketch, values["size"], rgb)
        if name == DRAWN:
            return _drawn(self.drawn(), values["size"], rgb)
        token = self.tokens.get("sent") if name in SENT else None
        there = uploads().path(token) is not None
        if name in SENT and not there:
            return _prepared(offered[0], values["size"], rgb)
        return _prepared(token or name, values["size"], rgb)

    def drawn(self):
        """Token of the drawing; None as long as the pad is untouched."""
        token = self.tokens.get("drawn")
        return token if drawings().path(token) else None

    def is_blank(self):
        """Whether nothing stands on the pad."""
        shown = drawing(self.drawn()) if self.sketch is None else self.sketch
        return bool((shown == 255).all())

    def kept(self):
        """Token of the network that the reader keeps; None where there is none."""
        token = self.tokens.get(NETWORK)
        return token if networks().path(token) else None

    def network(self):
        """Return the network that the reader keeps: a Trained, or None."""
        token = self.kept()
        return token and _opened(token)


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture at its working size.

    Parameters
    ----------
    source : str or None
        A sample's name, or the token of what was sent or drawn.
    x : ndarray of float32, shape (1, 1 or 3, H, W)
        In [0, 1]; readers share it, so nobody may write into it.
    """

    source: str | None
    x: np.ndarray

    @cached_property
    def png(self):
        """The picture, encoded."""
        return png_base64(as_pixels(self.x))

    @cached_property
    def thumb(self):
        """A small one to be recognised by."""
        return png_base64(as_pixels(self.x), THUMB)


@lru_cache(maxsize=64)  # at its largest a picture takes 3 MB
def _prepared(source, size, rgb):
    sent = uploads().get(source)
    return _ready(source, load_sample(source) if sent is None else sent, size, rgb)


@lru_cache(maxsize=16)  # each stroke is a picture of its own
def _drawn(token, size, rgb):
    return _ready(token, drawing(token), size, rgb)


@lru_cache(maxsize=128)  # at its largest a network takes 1 MB
def _opened(token):
    data = networks().get(token)
    return data and opened(data)


def drawing(token):
    """Return a drawing, uint8 (H, W, 3); an example where there is none."""
    picture = drawings().get(token)
    return paint_strokes(checked(EXAMPLE)) if picture is None else picture


def _ready(source, picture, size, rgb):
    x = as_floats(fit(picture, size), rgb)
    x.flags.writeable = False
    return Picture(source, x)
