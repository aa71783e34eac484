"""What the backpropagation lesson says: the sentences of its stages, and numbers."""

import numpy as np

from lessons.backpropagation.fields import shown_map
from lessons.common.backward import is_backward, kept, slope, subject
from lessons.common.geometry import size_facts
from scenes.windows import Geometry
from scenes.words.numbers import few, full

SPEAKS = {  # of a layer alone: the lesson whose words it speaks
    "conv": "convolution",
    "relu": "relu",
    "pool": "max-pooling",
    "drop": "dropout",
    "dense": "dropout",
}


def about(values):
    """Say what a scene is about: with another one, the stage goes to its start."""
    what = [values[key] for key in ("open", "view", "layer", "pass", "example")]
    return " ".join([*what, subject(values)])


def chain_texts(values, sources):
    """Return the stage's texts for the whole chain, with the label's name."""
    own = sources.texts.tree("backpropagation")
    name = sources.text(f"options.label.{values['label']}")
    said = {key: s.replace("{label}", name) for key, s in own["narration"].items()}
    return _texts(sources, own | {"narration": said})


def layer_texts(values, sources):
    """Return the same for one of its layers alone, in the words of its own lesson."""
    if values["layer"] == "conv" and is_backward(values):
        return convolution_texts(sources)
    own = sources.texts.tree(SPEAKS[values["layer"]])
    told = {k: v for k in _narrations(values) for k, v in own.get(k, {}).items()}
    return _texts(sources, {"narration": told, "panels": own["panels"]})


def _narrations(values):
    """Branches of the texts that hold the sentences of a layer alone."""
    back = ("narration_backward",) if is_backward(values) else ()
    return ("narration", "narration_cells", *back)


def convolution_texts(sources):
    """Return the same for a convolution's way back."""
    own = sources.texts.tree("backpropagation.convolution")
    panels = sources.texts.tree("convolution.backward")["panels"]
    return _texts(sources, own | {"panels": panels | own["panels"]})


def _texts(sources, own):
    stage = sources.texts.tree("stage")
    return stage | {"narration": own["narration"], "panels": own["panels"]}


def graph_texts(sources):
    """Return the same for the graph, whose nodes have names and states."""
    own, stage = sources.texts.tree("graph"), sources.texts.tree("stage")
    parts = {key: own[key] for key in ("narration", "panels", "hover", "names")}
    return stage | parts | {"states": stage["states"] | own["states"]}


def chain_facts(sources, chain):
    """Say that nothing was learned, what gradients are, and what has no panel: db."""
    names = sources.texts.tree("options.label").values()
    classes = sources.text("backpropagation.and").join(names)
    db = ", ".join(full(value, 2) for value in chain.grads.b1.tolist())
    return (
        sources.text("backpropagation.untrained", classes=classes),
        sources.text("backpropagation.slope"),
        sources.text("backpropagation.biases", db=db),
    )


def layer_facts(values, sources, arrays):
    """Say on whose numbers a layer plays, and what it had to keep for its way back."""
    layer = sources.text(f"options.layer.{values['layer']}")
    places = {"layer": layer, "map": shown_map(values) + 1}
    here = sources.text("backpropagation.here", **places)
    if not is_backward(values):
        return (here,)
    alone = values["layer"] == "conv"
    share = (sources.text("backpropagation.share"),) if alone else ()
    return (slope(sources), here, *share, kept(sources, **arrays))


def convolution_facts(sources, scene):
    """Say what dy is, and how far the two ways to dX are apart."""
    apart = np.abs(scene.panel("dx").values - scene.panel("full").values).max()
    difference = few(float(apart), 1)
    agree = sources.text("convolution.backward.agree", difference=difference)
    return slope(sources), agree


def graph_facts(sources, signal):
    """Say what dy is, y's size, what sharing saves, and what forward has to keep."""
    W, K, OW = len(signal.x), len(signal.w), len(signal.y)
    places = {"W": W, "K": K, "OW": OW, "P": signal.padding, "S": signal.stride}
    return _of_layer(sources, signal, sources.text("graph.size", **places))


def plane_facts(sources, plane):
    """Say the same of the worked example."""
    moves = Geometry(plane.kernel)
    output = moves.output(plane.size)
    return _of_layer(sources, plane, *size_facts(sources, plane.size, output, moves))


def _of_layer(sources, layer, *sizes):
    W, OW = len(layer.x), len(layer.y)
    counts = {"shared": len(layer.w) + 1, "dense": OW * W + OW}
    return (
        slope(sources),
        sources.text("graph.edge"),
        *sizes,
        sources.text("graph.weights", **counts),
        kept(sources, x=layer.x, w=layer.w),
    )
