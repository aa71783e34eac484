"""The charts of a run: what its networks have come to, and earlier ones beside them."""

from typing import NamedTuple

from figures.training.curves import Line, error_chart, gradient_chart, loss_chart
from figures.training.ends import members_chart
from lessons.training.rounded import rounded
from networks.look import View, smoothed


class Drawn(NamedTuple):
    """A network as the charts show it: `whose` names it among all of them."""

    whose: str
    name: str
    colour: str
    seen: View


def charts(values, sources, networks, earlier, epochs):
    """Draw loss, error and gradients of a run, and what a study found besides.

    Parameters
    ----------
    values : Values
    sources : Sources
    networks, earlier : sequence of Drawn
        Those that are trained, and those of earlier runs.
    epochs : int
        How many there will be.

    Returns
    -------
    dict of str to dict
        Figures by name.
    """
    words, theme = sources.texts.tree("training.charts"), sources.theme
    how = {"epochs": epochs, "words": words, "theme": theme, "log": values["log"]}
    losses, errors = (
        _curves(sources, networks, earlier, values["smooth"], what)
        for what in ("loss", "error")
    )
    gradients = _gradients(networks, earlier, words["dense"])
    drawn = {
        "loss": loss_chart(losses, **how),
        "error": error_chart(errors, **how),
        "gradients": gradient_chart(gradients, words, theme),
    }
    return drawn | _members(networks, words, theme)


def _curves(sources, networks, earlier, smooth, what):
    """Draw both curves of every network, of the earlier ones on held-out pictures."""
    alone = len(networks) == 1 and not earlier
    lines = [
        _curve(n.name, n, n.seen.validation, smooth, what, "earlier") for n in earlier
    ]
    for network in networks:
        for kind in ("training", "validation"):
            named = sources.text(f"training.legend.{kind}")
            name = named if alone else f"{network.name}, {named}"
            curve = getattr(network.seen, kind)
            lines.append(_curve(name, network, curve, smooth, what, kind))
    return lines


def _curve(name, network, curve, smooth, what, look):
    shown = smoothed(curve, smooth)
    x, y = rounded(shown.epochs), rounded(getattr(shown, what))
    return Line(x, y, name, network.colour, look, network.whose)


def _gradients(networks, earlier, dense):
    return [
        Line(
            [_brief(layer, dense) for layer in n.seen.gradients],
            rounded([size or None for size in n.seen.gradients.values()]),
            *(n.name, n.colour, look, n.whose),
        )
        for look, drawn in (("earlier", earlier), ("validation", networks))
        for n in drawn
    ]


def _brief(layer, dense):
    return dense if layer == "dense" else layer.replace("conv", "c")


def _members(networks, words, theme):
    """Draw what the study of sub-networks has found, if it was that."""
    for network in networks:
        found = network.seen.findings
        if "errors" in found:
            errors, whole = rounded(found["errors"]), found["whole"]
            chart = members_chart(errors, whole, network.colour, words, theme)
            return {"members": chart}
    return {}
