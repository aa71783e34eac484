"""The parts of a View: what stands on a page, and not how it is drawn.

What only some readers open, charts and checks, is a callable that runs when they do.
"""

from lessons.parts.controls import Action, Bar, Links, Sliders
from lessons.parts.maps import Closeup, Overview, Shares
from lessons.parts.picture import Chooser, Lens, Plate
from lessons.parts.stage import Played
from lessons.parts.start import Card, Cards, Welcome
from lessons.parts.words import Beside, Charts, Explanation, Prose, Source, Text, Title
from lessons.parts.work import Check, Measurement, Timed, Training

__all__ = [
    "Action",
    "Bar",
    "Beside",
    "Card",
    "Cards",
    "Charts",
    "Check",
    "Chooser",
    "Closeup",
    "Explanation",
    "Lens",
    "Links",
    "Measurement",
    "Overview",
    "Plate",
    "Played",
    "Prose",
    "Shares",
    "Sliders",
    "Source",
    "Text",
    "Timed",
    "Title",
    "Training",
    "Welcome",
]
