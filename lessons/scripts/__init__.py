"""What is on the stage as lines of Python, which compute it again.

With this program's engine, with NumPy alone, or with PyTorch: a `Script` is a lesson's
arrays and the layers that they go through; ``written`` makes the text of them.
"""

from lessons.scripts.activations import activating
from lessons.scripts.chain import chained, layer_of_chain
from lessons.scripts.convolutions import convolving
from lessons.scripts.dropped import (
    dense_behind,
    drawing_many,
    dropout,
    dropping,
    nothing_dropped,
)
from lessons.scripts.literal import Given
from lessons.scripts.matrices import graph_of_matrices, multiplying
from lessons.scripts.pools import pooling
from lessons.scripts.script import WAYS, Lines, Script, Step
from lessons.scripts.signals import signalling
from lessons.scripts.trainings import TrainingScript

__all__ = [
    "WAYS",
    "Given",
    "Lines",
    "Script",
    "Step",
    "TrainingScript",
    "activating",
    "chained",
    "convolving",
    "dense_behind",
    "drawing_many",
    "dropout",
    "dropping",
    "graph_of_matrices",
    "layer_of_chain",
    "multiplying",
    "nothing_dropped",
    "pooling",
    "signalling",
]
