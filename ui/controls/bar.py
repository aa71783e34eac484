"""The row of controls over the stage, drawn from the fields of a lesson."""

from live.controls import BAR, bar_data
from ui.frame.events import answered, taking
from web.mount import mount


def show_bar(page, bar):
    """Draw the controls of a lesson, with undo, redo and reset.

    It also keeps the browser's address in step with the page.

    Parameters
    ----------
    page : Page
    bar : Bar
    """
    told = bar_data(page, bar)[BAR]
    can = {"undo": page.can_undo, "redo": page.can_redo} | told["can"]
    data = told | {"can": can, "seen": answered(BAR)}
    presses = {"undo": page.undo, "redo": page.redo, "reset": page.reset}
    mount("ui/controls/bar", key=BAR, data=data, on_event=taking(page, BAR, presses))
