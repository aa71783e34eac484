"""The steps as an animation that plays everywhere."""

from drawing.film.gif import write_gif
from exports.film import film

LONG = 40_000  # ms that all steps take, where they are many
SLOW, FAST = 600, 50  # ms of a step


def write(work, path, tell):
    """Write the file; see ``exports.formats``."""
    pace = min(SLOW, max(FAST, LONG // len(work.steps)))
    with path.open("wb") as file:
        write_gif(file, film(work), pace, tell=tell)
