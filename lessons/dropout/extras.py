"""What the dropout lesson shows in the stage's place."""

from figures.ensemble import ensemble_charts
from figures.many_masks import many_masks_charts
from lessons.common.extras import titled
from lessons.dropout.dense import inputs, weights
from lessons.dropout.masks import drawn
from lessons.dropout.words import (
    ensemble_sentences,
    many_sentence,
    weights_sentence,
)
from lessons.parts import Charts, Prose
from scenes.dropout.ensemble import enumerate_ensemble


def ensemble(values, sources, numbers):
    """Compare the average over all sub-networks with the one test pass."""
    w, b = weights(values)
    every = enumerate_ensemble(inputs(values, numbers), w[0], b[0], values["rate"])
    labels = sources.texts.tree("dropout.ensemble_chart")
    return titled(
        sources,
        *("dropout", "ensemble"),
        Prose(weights_sentence(sources, values["units"], values["rate"])),
        *map(Prose, ensemble_sentences(sources, every)),
        Charts("ensemble", lambda: ensemble_charts(every, labels, sources.theme)),
        count=2 ** values["units"],
    )


def spread(values, sources, numbers):
    """Show how close the mean comes with more masks, and how far the outputs spread."""
    labels, many = sources.texts.tree("dropout.chart"), drawn(values, numbers)
    return titled(
        sources,
        *("dropout", "spread"),
        Prose(many_sentence(sources, many)),
        Charts("many", lambda: many_masks_charts(many, labels, sources.theme)),
    )


OPEN = {"ensemble": ensemble, "spread": spread}
