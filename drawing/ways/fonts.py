"""Letters for pictures: every sign in the first font at hand that has it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from PIL import ImageFont

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
