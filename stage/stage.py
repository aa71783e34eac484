"""A Scene as the stage takes it: packed, with all that it needs to play."""

from figures.theme import palette
from stage.scene import pack

PACE = 600  # ms a step
CONTROLS = (
    *("first", "back", "play", "forward", "last"),
    *("scrub", "speed", "goto", "plotly", "enlarge"),
)


def packed(
    scene,
    texts,
    *,
    address=True,
    autoplay=False,
    loop=False,
    pace=PACE,
    room=None,
    controls=CONTROLS,
    facts=(),
    subject="",
    leaves=False,
    figure=None,
):
    """Pack a scene for the stage.

    Parameters
    ----------
    scene : Scene
        What is shown; the stage keeps its step when a new one of the kind comes.
    texts : dict
        The stage's own texts in the reader's language, with ``narration`` and
        ``panels`` for this scene.
    address : bool
        Whether the step stands in the address, as ``t``.
    autoplay, loop : bool
        Whether it starts by itself, unless the reader wants no motion, and whether
        it starts again at the end.
    pace : int
        Milliseconds a step, at first.
    room : float, optional
        Share of the window's height that is for the panels; without it, all that is
        left of one screen.
    controls : sequence of str
        Which of CONTROLS stand there; their keys work with them.
    facts : sequence of str
        Short sentences that stand over the player, such as shapes and counts.
    subject : str
        What the scene is about: with another one, the stage goes to the scene's start.
    leaves : bool
        Whether Escape, where nothing is enlarged, is a press ``leave``. The others are
        ``pick`` (panel, card), ``choose`` (panel, row, column) and ``edit`` (panel,
        cell, value).
    figure : dict, optional
        JSON: what is asked for where the scene stands there as a Plotly figure; without
        it, it is played.

    Returns
    -------
    payload : bytes
        As ``stage.wire`` lays it out.
    """
    options = {
        "texts": texts,
        "palettes": {theme: palette(theme) for theme in ("light", "dark")},
        "address": address,
        "autoplay": autoplay,
        "loop": loop,
        "pace": pace,
        "room": room,
        "controls": controls,
        "facts": facts,
        "subject": subject,
        "leaves": leaves,
        "figure": figure,
    }
    return pack(scene, options)
