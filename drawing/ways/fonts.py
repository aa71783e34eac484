"""Letters for pictures: every sign in the first font at hand that has it."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

from PIL import Image, ImageDraw, ImageFont

AT_HAND = (  # those of the systems that we know; Pillow's own has letters and digits
    *("DejaVuSans.ttf", "NotoSans-Regular.ttf", "Arial.ttf", "Helvetica.ttc"),
    *("NotoSansCJK-Regular.ttc", "wqy-microhei.ttc", "msyh.ttc", "PingFang.ttc"),
)
NO_SIGN = "\uffff"  # shows what a font prints for a sign that it lacks
ALIKE = str.maketrans("−×÷≈∞–′∗⊙→", "-x/~8-'*o>")  # where no font has the sign


@dataclass(frozen=True)
class Letters:
    """Fonts of one size, to be tried in order.

    Parameters
    ----------
    names : tuple of str
        Paths, or names of fonts that the system has.
    size : int
        In px.
    """

    names: tuple
    size: int

    @cached_property
    def fonts(self):
        """Those that are there, and Pillow's own."""
        found = [_opened(name, self.size) for name in self.names]
        return [font for font in found if font] + [ImageFont.load_default(self.size)]

    def runs(self, text):
        """Part a text into pairs of letters and the font that has them."""
        runs = []
        for sign in text:
            sign, font = self._of(sign)
            if runs and runs[-1][1] is font:
                runs[-1] = runs[-1][0] + sign, font
            else:
                runs.append((sign, font))
        return runs

    def has_all(self, text):
        """Whether every sign of a text can be written as it is."""
        return all(any(_has(font, sign) for font in self.fonts) for sign in set(text))

    def _of(self, sign):
        for one in (sign, sign.translate(ALIKE)):
            font = next((font for font in self.fonts if _has(font, one)), None)
            if font:
                return one, font
        return "", self.fonts[0]


def _opened(name, size):
    try:
        return ImageFont.truetype(name, size)
    except OSError:
        return None


@lru_cache(maxsize=4096)
def _has(font, sign):
    return sign == " " or bytes(font.getmask(sign)) != bytes(font.getmask(NO_SIGN))


@lru_cache(maxsize=64)
def letters(names, size):
    """Return the Letters of some fonts at a size."""
    return Letters(names, size)


@dataclass(frozen=True)
class Stamp:
    """Letters as they are printed: how much of each pixel they cover.

    Parameters
    ----------
    mask : PIL.Image.Image
        Of mode L.
    left, top : int
        Of the mask, from where the letters begin on their line.
    advance : float
        From there to where the next ones begin.
    """

    mask: Image.Image
    left: int
    top: int
    advance: float


@lru_cache(maxsize=2048)
def stamp(font, text, bold):
    """Return the Stamp of some letters, by `bold` px thicker on all sides."""
    left, top, right, bottom = font.getbbox(text, anchor="ls", stroke_width=bold)
    left, top = math.floor(left), math.floor(top)
    size = max(1, math.ceil(right) - left), max(1, math.ceil(bottom) - top)
    mask = Image.new("L", size)
    ink = ImageDraw.Draw(mask)
    ink.text((-left, -top), text, 255, font, "ls", stroke_width=bold)
    return Stamp(mask, left, top, font.getlength(text))
