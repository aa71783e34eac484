"""A scene that is played on a page."""

from live.payloads import payload
from ui.frame.events import tell


def show_played(page, part):
    """Mount the stage, and let it play.

    Parameters
    ----------
    page : Page
    part : Played
    """
    tell(page, "stage/stage", part.key, payload(page, part)[part.key])
