"""A scene that is played on a page."""

from stage.stage import packed
from ui.frame.events import answered, taking
from web.mount import mount


def show_played(page, part):
    """Mount the stage, and let it play.

    Parameters
    ----------
    page : Page
    part : Played
    """
    data = packed(**part.packing, seen=answered(part.key))
    mount("stage/stage", key=part.key, data=data, on_event=taking(page, part.key, {}))
