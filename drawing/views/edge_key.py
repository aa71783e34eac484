"""What the colours and widths of edges stand for: lines as they are drawn."""

from drawing.display import Path, Span, Text

TALL = 24  # px of the row
LONG, BESIDE, APART = 18, 4, 10  # px of a line, to its number, to what follows
FONT, SOFT = 12, 0.75  # px of letters, opacity of the rule
ABOUT = ("edge-key",)


def edge_key(lines, texts, middle, y):
    """Draw a row: of each kind of edges its name and a line for each end of its range.

    Parameters
    ----------
    lines : sequence of drawing.views.edges.Lines
    texts : dict
        ``kinds``, names by the role of colour, and ``rule``: how to read them.
    middle, y : float
        Of the row.

    Returns
    -------
    items : list
    """
    kinds = {(own.edges.colour, own.range): own for own in lines if own.ends_of_range}
    parts = [part for own in kinds.values() for part in _kind(own, texts)]
    if not parts:
        return []
    rule = texts.get("rule", "")
    parts += [_Word(rule, lines[0].colours["ink"], SOFT)] if rule else []
    x = middle - (sum(part.width + APART for part in parts) - APART) / 2
    items = []
    for part in parts:
        items += part.at(x, y)
        x += part.width + APART
    return items


def _kind(lines, texts):
    ink, name = lines.colours["ink"], texts.get("kinds", {}).get(lines.edges.colour)
    yield from [_Word(name, ink, bold=True)] if name else []
    for value in lines.ends_of_range:
        yield _Sample(lines, value)


class _Word:
    """Letters in the row."""

    def __init__(self, letters, ink, opacity=1.0, bold=False):
        self.letters, self.ink, self.opacity, self.bold = letters, ink, opacity, bold

    @property
    def width(self):
        return Span(self.letters, "").width(FONT)

    def at(self, x, y):
        look = {"bold": self.bold, "opacity": self.opacity, "about": ABOUT}
        return [Text.plain(x, y, self.letters, self.ink, FONT, **look)]


class _Sample:
    """A line as an edge of this value, and the number."""

    def __init__(self, lines, value):
        self.look = lines.look(value)
        self.word = _Word(lines.printed(value), lines.colours["ink"])

    @property
    def width(self):
        return LONG + BESIDE + self.word.width

    def at(self, x, y):
        line = Path((((x, y), (x + LONG, y)),), **self.look, about=ABOUT)
        return [line, *self.word.at(x + LONG + BESIDE, y)]
