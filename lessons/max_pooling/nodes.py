"""One window's maximum as a graph of max nodes, forward and back."""

import numpy as np

from lessons.common.backward import slope
from lessons.max_pooling.words import window_sentence
from lessons.parts import Played, Prose
from lessons.scripts import pooling
from scenes.pooling.max_nodes import max_nodes
from scenes.pooling.pools import largest
from scenes.windows import Geometry

STAGE = "max-nodes"


def nodes(values, sources, numbers):
    """Return what stands in the stage's place.

    Parameters
    ----------
    values : Values
        ``dyr`` and ``dyc`` say whose window it is.
    sources : Sources
    numbers : Numbers
    """
    pool = largest(numbers.x[0, numbers.shown], numbers.pool.geometry)
    place = np.minimum((values["dyr"], values["dyc"]), np.subtract(pool.y.shape, 1))
    step = np.ravel_multi_index(place, pool.y.shape)
    window = pool.padded.ravel()[pool.window.at(step)].reshape(pool.geometry.kernel)
    dy = float(numbers.upstream(values)[0, numbers.shown][*place])
    own, stage = sources.texts.tree("max-pooling.graph"), sources.texts.tree("stage")
    texts = stage | {key: own[key] for key in ("narration", "panels", "names")}
    facts = slope(sources), window_sentence(sources, place, window.size)
    scene = max_nodes(window, dy)
    played = Played(
        scene, texts, facts, f"{place}", key=STAGE, script=_script(window, dy)
    )
    return played, Prose(sources.text("max-pooling.graph.about"))


def _script(window, dy):
    """Its only window is all of x."""
    geometry, slope = Geometry(window.shape, window.shape), np.full((1, 1, 1, 1), dy)
    shows = {name: name for name in ("x", "y", "dx", "dy")}
    return pooling(window[None, None], "max", geometry, shows, slope)
