"""Links on the first screen to what a lesson can show in the stage's place.

Each has an address of its own: ``open=<name>``, a field ``extras_field(*names)``.
"""

from live.controls import links_data
from ui.frame.events import tell


def show_links(page, links):
    """Draw the links to what can be seen in the stage's place.

    Parameters
    ----------
    page : Page
    links : Links
    """
    ((key, told),) = links_data(page, links).items()
    tell(page, "ui/frame/extras", key, told)
