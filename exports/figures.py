"""A process that draws what a page plays as a Plotly figure, one after the other.

A question is that of ``live.answering``, with the ``size`` in px for ``id``; the answer
is the figure as JSON, compressed by gzip.
"""

import gzip
import json
from functools import lru_cache

from drawing import reel
from exports.process import step_back
from lessons.parts import Played
from live.answering import taken
from live.worker import serve

LEAST, MOST = 320, 2000  # px
QUICK = 1  # the level that takes least time


@lru_cache(maxsize=16)  # forty students open the same link
def drawn(question):
    """Draw a figure; ValueError for what is no question, or plays nothing.

    Parameters
    ----------
    question : bytes

    Returns
    -------
    answer : bytes
    """
    told = json.loads(question)
    size = _size(told)
    asked = taken(told)
    played = asked.view.part(Played)
    if played is None:
        raise ValueError("nothing is played there")
    figure = reel(played.scene, played.texts, asked.theme, size)
    return gzip.compress(figure.to_json().encode(), QUICK)


def _size(told):
    try:
        width, height = told["size"]
        fits = all(type(s) is int and LEAST <= s <= MOST for s in (width, height))
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError("no question") from error
    if not fits:
        raise ValueError("no question")
    return width, height


def main():
    """Draw until nobody asks any more, after everybody else."""
    step_back()
    serve(lambda question, _tell: drawn(question))


if __name__ == "__main__":
    main()
