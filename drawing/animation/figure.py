"""A Scene as one animated Plotly figure, that travels without this program.

Maps are heatmaps that are drawn once, as they end. What has not arrived lies under a
cover, what is on its way under an image that is swapped; frames change the layout
alone, which plotly.js redraws in milliseconds.
"""

import math
from pathlib import Path

import numpy as np
import plotly.graph_objects as go

from drawing.animation.frames import Steps
from drawing.animation.player import MARGIN, frame_of, player
from drawing.board import Board
from drawing.looks import shade
from drawing.views.matrix import Matrix
from figures.paint import LEVELS, levels
from figures.theme import plotly_scale

FAMILY = "ui-sans-serif, system-ui, 'Segoe UI', 'Noto Sans CJK SC', sans-serif"
CELL = "{name}[{row}, {column}] = {value}"
OURS = {"displaylogo": False, "showSendToCloud": False}
KEYS = Path(__file__).with_name("keys.js")
MANY = 4096  # cells of a panel; in larger ones none is told under the pointer


class Animation(go.Figure):
    """A Plotly figure whose frames are plain dicts: to check each takes seconds.

    It waits to be played, wherever it is shown.

    Parameters
    ----------
    data, layout
        As of ``plotly.graph_objects.Figure``.
    steps : tuple of dict
        The frames.
    """

    def __init__(self, data, layout, steps):
        super().__init__(data, layout)
        self._steps = steps

    @property
    def frames(self):
        """The frames, as plain dicts."""
        return self._steps

    def to_dict(self):
        """Return data, layout and frames, as plotly.js takes them."""
        return super().to_dict() | {"frames": list(self._steps)}

    def _ipython_display_(self):
        """Show it where a notebook shows what a cell ends with."""
        self.show()

    def show(self, *args, **options):
        """Show it; see ``plotly.graph_objects.Figure.show``."""
        return super().show(*args, **_alone(options))

    def to_html(self, *args, **options):
        """Write it as HTML; see ``plotly.graph_objects.Figure.to_html``."""
        return super().to_html(*args, **_by_keys(options))

    def write_html(self, *args, **options):
        """Write a file of HTML; see ``plotly.graph_objects.Figure.write_html``."""
        return super().write_html(*args, **_by_keys(options))


def _alone(options):
    """Let it wait, and offer nothing that would send it to anybody."""
    return (
        {"auto_play": False}
        | options
        | {"config": OURS | (options.get("config") or {})}
    )


def _by_keys(options):
    """Let it take keys while it has the focus, too."""
    scripts = options.get("post_script") or []
    scripts = [scripts] if isinstance(scripts, str) else scripts
    own = KEYS.read_text("utf-8")
    return _alone(options) | {"post_script": [own, *scripts]}


def animate(scene, texts=None, theme="light"):
    """Return a Scene as an animated Plotly figure.

    Parameters
    ----------
    scene : Scene
    texts : dict, optional
        The stage's own in the reader's language, with ``panels`` and ``narration`` of
        this scene, as ``lessons.shown(name).part(Played).texts``; without them names
        stand there and no sentence.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
        Of fixed size, with player and slider; of more than 1000 steps it has some, as
        far apart as that takes. ``figure.write_html(path)`` makes one
        file that plays without a network.
    """
    board = Board(scene, texts, theme)
    return _animation(board, lambda names, start: player(board, names, start))


def reel(scene, texts, theme, size):
    """Return the same figure without a player, for who has one; as large as it needs.

    Parameters
    ----------
    scene, texts, theme
        As of `animate`.
    size : (int, int)
        Width, and the most that it may be high, in px.

    Returns
    -------
    figure : plotly.graph_objects.Figure
        Each of its frames is called by its step.
    """
    width, most = size
    high = most - Board(scene, texts, theme, size).spare
    board = Board(scene, texts, theme, (width, math.ceil(high)))
    return _animation(board, lambda names, start: {})


def _animation(board, below):
    """Draw all steps; `below` lays out what stands under the drawing."""
    steps = Steps(board)
    frames = tuple(steps)
    names = [frame["name"] for frame in frames]
    start = frame_of(names, board.scene.start)
    layout = _layout(board) | below(names, start)
    layout |= _first(board, steps, frames[start]["layout"])
    return Animation(list(_heatmaps(board, steps)), layout, frames)


def _heatmaps(board, steps):
    """Draw maps as they are after the last step: until then covers lie over them."""
    for name, values in steps.last.items():
        view = board.views[name]
        if isinstance(view, Matrix):
            sheet = values.reshape(view.panel.sheet.shape)
            for number, own in enumerate(sheet):
                told = None if name in steps.covered else board.texts
                yield _heatmap(view, number, own, told)


def _heatmap(view, number, values, texts):
    """One map; what is under a cover is not told under the pointer."""
    (x, y), (across, down) = view.corner(number), view.place.cell
    role, theme, most = view.look.role(number), view.look.theme, view.look.range
    shown = shade(values, view.state(number))
    low = -most if view.colours["roles"][role]["diverging"] else 0.0
    shown = np.where(np.isinf(shown), 0, shown)
    if values.size > MANY:
        shown, low, most = levels(shown, role, theme, most), 0, LEVELS - 1
    told = texts is not None and values.size <= MANY
    about = {"text": _told(view, number, values, texts)} if told else {}
    return {
        "type": "heatmap",
        "name": view.panel.name,
        "meta": number,
        "z": shown,
        "x0": x + across / 2,
        "dx": across,
        "y0": y + down / 2,
        "dy": down,
        "zmin": low,
        "zmax": most,
        "colorscale": plotly_scale(role, theme),
        "showscale": False,
        "hoverinfo": "text" if told else "skip",
        **about,
    }


def _told(view, number, values, texts):
    """Say what is told of each cell under the pointer."""
    cards = view.panel.cards
    name = texts.get("names", {}).get(view.panel.name, view.title)
    name = f"{name} {cards[number]}" if cards else name
    sentence = texts.get("cell", CELL)
    return [
        [
            sentence.format(name=name, row=row, column=column, value=view.look.tell(v))
            for column, v in enumerate(line)
        ]
        for row, line in enumerate(values.tolist())
    ]


def _first(board, steps, changed):
    """Lay above the maps what stands there at the first step."""
    images = [steps.image([*steps.still()])]
    for image in changed.get("images", ())[1:]:
        images += [image["source"], steps.image(steps.above())]
    looks = zip(steps.shapes(), changed["shapes"], strict=True)
    lines = zip(_lines(board), changed["annotations"], strict=True)
    return {
        "images": [_over(board, *each) for each in enumerate(images)],
        "shapes": [look | at for look, at in looks],
        "annotations": [look | text for look, text in lines],
    }


def _over(board, number, source):
    """Lay an image over all; plotly.js takes two of one place for one."""
    apart = number / 1000
    return {
        **{"xref": "x", "yref": "y", "x": 0, "y": 0, "layer": "above"},
        **{"sizex": board.width + apart, "sizey": board.height, "sizing": "stretch"},
        "source": source,
    }


def _lines(board):
    """Where sentence and equation stand, each from its first line down."""
    top = board.height - board.foot
    for y, size in ((top, board.told_size), (board.counted_top, board.counted_size)):
        yield {
            **{"xref": "x", "yref": "y", "x": board.width / 2, "y": y},
            **{"xanchor": "center", "yanchor": "top", "showarrow": False},
            **{"font": {"size": size}, "align": "center"},
        }


def _layout(board):
    """Lay out a plane of px, from the upper left corner, in our colours."""
    axis = {"visible": False, "fixedrange": True}
    ground = board.colours["ground"]
    return {
        "width": board.width,
        "height": board.height,
        "margin": MARGIN,
        "xaxis": axis | {"range": [0, board.width]},
        "yaxis": axis | {"range": [board.height, 0]},
        "paper_bgcolor": ground,
        "plot_bgcolor": ground,
        "font": {"color": board.colours["ink"], "family": FAMILY},
        "template": "none",
        "dragmode": False,
        "hovermode": "closest",
    }
