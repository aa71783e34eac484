"""The row of controls over the stage, drawn from the fields of a lesson."""

from live.controls import BAR, bar_data
from ui.frame.events import tell


def show_bar(page, bar):
    """Draw the controls of a lesson, with undo, redo and reset.

    Parameters
    ----------
    page : Page
    bar : Bar
    """
    presses = {"undo": page.undo, "redo": page.redo, "reset": page.reset}
    tell(page, "ui/controls/bar", BAR, bar_data(page, bar)[BAR], presses)
