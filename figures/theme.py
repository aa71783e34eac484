"""The one grammar of colour: what a colour means is the same on every page.

Each role is a list of stops from the lowest value to the highest. A diverging role
runs from −1 over zero to 1, and zero is the ground colour; a sequential role runs from
0 to 1. Plotly and the stage read the same table.
"""

GROUND = {"light": "#ffffff", "dark": "#11141b"}
INK = {"light": "#1b2330", "dark": "#e8ecf3"}
LINE = {"light": "#d5dae1", "dark": "#353c48"}  # between cells
SHADES = {"line": "22", "quiet": "55", "faint": "1c", "empty": "0e"}  # ink, of ff
HATCH = "#8b94a3"  # lines over what no window reaches, and round padding

DIVERGING = {
    "light": {
        "activation": ("#b01030", "#f0a58c", "#ffffff", "#8fbfe3", "#0b4f9c"),
        "weight": ("#7a4a06", "#dcb874", "#ffffff", "#7ccabd", "#02665c"),
        "gradient": ("#6a1b87", "#c39ad2", "#ffffff", "#97d193", "#15702f"),
    },
    "dark": {
        "activation": ("#ff7a68", "#93362f", "#11141b", "#265f98", "#6fb8ff"),
        "weight": ("#e8ab48", "#7d5a1f", "#11141b", "#1d7167", "#55dcc9"),
        "gradient": ("#d58af0", "#71408a", "#11141b", "#2c733a", "#74df83"),
    },
}

SEQUENTIAL = {
    "grey": ("#000000", "#ffffff"),
    "red": ("#000000", "#c62828", "#ffb3a7"),
    "green": ("#000000", "#1b7f36", "#aef0b4"),
    "blue": ("#000000", "#1f4fc4", "#b3ccff"),
}

INKED = {
    "light": {"mask": ("#ffffff", "#37474f"), "count": ("#ffffff", "#37474f")},
    "dark": {"mask": ("#11141b", "#c3ced9"), "count": ("#11141b", "#c3ced9")},
}

ACCENT = {
    "light": {"window": "#f59e0b", "cell": "#f59e0b", "winner": "#c2187e"},
    "dark": {"window": "#ffb020", "cell": "#ffb020", "winner": "#ff5fc0"},
}

# Lines of one chart, told apart by lightness too: blue, orange, green, purple.
SERIES = {
    "light": ("#0b4f9c", "#d9730d", "#158a5b", "#8b3fa8", "#b3261e", "#5b6470"),
    "dark": ("#6fb8ff", "#ffb14d", "#5fdca6", "#d99bf2", "#ff9a8f", "#b8c0cc"),
}


def palette(theme):
    """Return what the stage draws with, as plain data.

    Parameters
    ----------
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    palette : dict
        ``ground``, ``ink``, ``hatch``, ``accent`` by style, ``roles``: for each role
        its ``stops`` and whether it is ``diverging``; and ``shades``, the thin colours
        between: each is the ink, and lets the ground through.
    """
    roles = {
        role: {"stops": stops, "diverging": True}
        for role, stops in DIVERGING[theme].items()
    }
    for role, stops in (SEQUENTIAL | INKED[theme]).items():
        roles[role] = {"stops": stops, "diverging": False}
    return {
        "ground": GROUND[theme],
        "ink": INK[theme],
        "hatch": HATCH,
        "shades": {name: INK[theme] + share for name, share in SHADES.items()},
        "accent": ACCENT[theme],
        "roles": roles,
    }


def plotly_scale(role, theme):
    """Return a role's stops as a Plotly colour scale: [place in 0..1, colour]."""
    stops = palette(theme)["roles"][role]["stops"]
    return [[place / (len(stops) - 1), colour] for place, colour in enumerate(stops)]
