"""The player of a figure: play, pause, a slider, and what its chapters are called."""

from bisect import bisect

from drawing.display import Span

MARGIN = dict.fromkeys("lrtb", 0) | {"pad": 0}
FOOT, CHAPTERS = 84, 34  # px below the drawing: for player and slider, for chapters
PACE = 600  # ms a step
LEFT, LONG, INSET = (
    0.12,
    0.865,
    10,
)  # of the slider: shares of the width, px of its ends
LETTERS, AIR, GAP = 13, 20, 6  # px of a chapter's letters, beside them, between two
AT_ONCE = {"mode": "immediate", "transition": {"duration": 0}}
STILL = AT_ONCE | {"frame": {"duration": 0, "redraw": False}}
PLAY = AT_ONCE | {"frame": {"duration": PACE, "redraw": False}, "fromcurrent": True}


def frame_of(names, step):
    """Return the number of the frame that shows a step, or the last one before it.

    Parameters
    ----------
    names : list of str
        Of the frames: their steps.
    step : int
    """
    return bisect(names, step, key=int) - 1


def player(board, names, start):
    """Play, pause and a slider with a place for every frame, over it the chapters.

    Parameters
    ----------
    board : drawing.board.Board
    names : list of str
        Of the frames.
    start : int
        Number of the first one.

    Returns
    -------
    layout : dict
    """
    ink = board.colours["ink"]
    look = {"bgcolor": board.colours["ground"], "bordercolor": ink}
    look |= {"font": {"color": ink}}
    down = CHAPTERS if board.scene.chapters else 0
    buttons = [_button("▶", None, PLAY), _button("❚❚", [None], STILL)]
    places = [_button(name, [name], STILL) for name in names]
    slider = {"active": start, "x": LEFT, "len": LONG, "pad": {"t": down + 12}}
    slider |= {"currentvalue": {"visible": False}, "transition": {"duration": 0}}
    slider |= {"tickcolor": ink, "minorticklen": 0, "y": 0, "yanchor": "top"}
    menus = [_menu(0.012, down + 22, buttons), *_chapters(board, names)]
    return {
        "height": board.height + FOOT + down,
        "margin": MARGIN | {"b": FOOT + down},
        "updatemenus": [menu | look for menu in menus],
        "sliders": [slider | look | {"steps": places}],
    }


def _button(label, frames, how):
    return {"method": "animate", "label": label, "args": [frames, how]}


def _menu(x, down, buttons):
    menu = {"type": "buttons", "direction": "left", "showactive": False, "x": x}
    menu |= {"y": 0, "xanchor": "left", "yanchor": "top", "pad": {"t": down}}
    return menu | {"buttons": buttons}


def _chapters(board, names):
    """Name each chapter over the place at which it begins; a press goes there."""
    titles = board.texts.get("chapters", {}).get("names", {})
    chapters = board.scene.chapters
    starts = [frame_of(names, chapter.step) for chapter in chapters]
    labels = [titles.get(chapter.name, chapter.name) for chapter in chapters]
    long = LONG * board.width - 2 * INSET
    ends = len(names) - 1 or 1
    wanted = [LEFT * board.width + INSET + long * start / ends for start in starts]
    widths = [Span(label, "").width(LETTERS) + AIR for label in labels]
    for x, start, label in zip(
        _apart(wanted, widths, board.width - GAP), starts, labels, strict=True
    ):
        button = _button(label, [names[start]], STILL)
        yield _menu(x / board.width, 4, [button]) | {"font": {"size": LETTERS}}


def _apart(wanted, widths, end):
    """Places from left to right, none on another and none over the end."""
    places, left = [], 0
    for place, width in zip(wanted, widths, strict=True):
        places.append(max(place, left))
        left = places[-1] + width + GAP
    for number in reversed(range(len(places))):
        places[number] = min(places[number], end - widths[number])
        end = places[number] - GAP
    return places
