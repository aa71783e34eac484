"""What the ReLU lesson shows in the stage's place."""

import numpy as np

from figures.depth import depth_chart
from figures.functions import functions_charts
from figures.histogram import histograms
from figures.neuron import neuron_chart
from lessons.common.extras import titled
from lessons.parts import Charts, Prose, Sliders
from lessons.relu.costs import costs
from lessons.relu.words import life_sentence, named_products, slopes_sentences
from scenes.activation.activations import ACTIVATIONS, activation
from scenes.activation.vanishing import (
    DEPTH,
    STEEPEST,
    slope_products,
    slopes_along,
    train_neuron,
)

COMPARED = ("sigmoid", "relu")  # number by number
ALONG = np.linspace(-4, 4, 321)  # 0 is one of them


def extra(name, values, sources, numbers):
    """Return the parts of what is open.

    Parameters
    ----------
    name : str
        Of ``lessons.relu.fields.EXTRAS``.
    values : Values
    sources : Sources
    numbers : Numbers
    """
    return titled(sources, "relu", name, *OPEN[name](values, sources, numbers))


def _neuron(values, sources, numbers):
    """Train one neuron with steps that may be too large for it."""
    neuron = train_neuron(values["lr"])
    words = sources.texts.tree("relu.life.chart")
    followed = neuron.gradient[:-1]  # no step follows the last one
    return (
        Sliders(("lr",)),
        Prose(life_sentence(sources, neuron)),
        Charts(
            "neuron",
            lambda: [neuron_chart(neuron.z, followed, words, sources.theme)],
        ),
    )


def _slopes(values, sources, numbers):
    """Multiply the slopes of many layers."""
    words = sources.text("relu.products.depth"), sources.text("relu.products.left")
    functions, bound = each_activation(values), STEEPEST ** np.arange(1, DEPTH + 1)
    cell = float(numbers.x.max())
    met = {name: slopes_along(functions[name], cell, DEPTH) for name in COMPARED}

    def charts():
        left = {
            name: slope_products(function, numbers.x, DEPTH)
            for name, function in functions.items()
        }
        lines = named_products(sources, left, bound)
        return [depth_chart(lines, words, sources.theme)]

    return (
        Prose(slopes_sentences(sources, cell, met, bound[-1])),
        Charts("slopes", charts),
    )


def _costs(values, sources, numbers):
    """Time every function, forward and backward."""
    return costs(sources, values["slope"])


def _histogram(values, sources, numbers):
    """Count the values of the whole map."""
    groups = {
        sources.text("relu.before"): numbers.before,
        sources.text("relu.after"): numbers.after,
    }
    words = sources.text("relu.value"), sources.text("relu.share")
    return (Charts("histogram", lambda: [histograms(groups, words, sources.theme)]),)


def _functions(values, sources, numbers):
    """Draw every function and its derivative, over the same axis."""
    names = sources.texts.tree("options.act")
    drawn = {
        names[name]: (function.forward(ALONG), function.derivative(ALONG))
        for name, function in each_activation(values).items()
    }
    chosen = names[values["act"]]

    def charts():
        return functions_charts(ALONG, drawn, chosen, sources.theme)

    return (Charts("functions", charts),)


def each_activation(values):
    """Return every activation by its name."""
    return {name: activation(name, values["slope"]) for name in ACTIVATIONS}


OPEN = {
    "functions": _functions,
    "neuron": _neuron,
    "slopes": _slopes,
    "costs": _costs,
    "histogram": _histogram,
}
