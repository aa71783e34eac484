"""What a lesson shows in the stage's place: links on the first screen.

Each has an address of its own: ``open=<name>``. A page

- adds ``extras_field(*names)`` to its fields;
- asks ``extra = offer_extras(lesson, names)`` where the links are to stand, which is
  the name of what is open, or ``""``;
- shows either the extra, under ``extra_title(lesson, extra)``, or the stage.
"""

import streamlit as st

from lessons.common.fields import STAGE
from ui.frame.events import answered, taking
from web.mount import mount

KEY = "extras"


def offer_extras(lesson, names):
    """Draw the links to what can be seen in the stage's place.

    Parameters
    ----------
    lesson : Lesson
    names : iterable of str
        Those of the field ``open`` that can be shown at the moment.

    Returns
    -------
    name : str
        Of what is open; ``""`` for the stage.
    """
    names = list(names)
    opened = lesson["open"] if lesson["open"] in names else STAGE
    data = {
        "label": lesson.text("extras.label"),
        "links": [[STAGE, lesson.text("extras.stage")]]
        + [[name, lesson.text(f"extras.{lesson.name}.{name}.link")] for name in names],
        "opened": opened,
        "seen": answered(KEY),
    }
    mount("ui/frame/extras", key=KEY, data=data, on_event=taking(lesson, KEY, {}))
    return opened


def show_links(page, links):
    """Draw the links to what can be seen in the stage's place.

    Parameters
    ----------
    page : Page
    links : Links
    """
    named = {name: page.text(f"extras.{page.name}.{name}.link") for name in links.names}
    data = {
        "label": page.text("extras.label"),
        "links": [[STAGE, page.text("extras.stage")], *map(list, named.items())],
        "opened": links.opened,
        "seen": answered(KEY),
    }
    mount("ui/frame/extras", key=KEY, data=data, on_event=taking(page, KEY, {}))


def extra_title(lesson, name, **places):
    """Say over an extra what it is."""
    title = lesson.text(f"extras.{lesson.name}.{name}.title", **places)
    st.subheader(title, anchor=False)
