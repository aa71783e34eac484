"""The lesson on backpropagation: how the gradient of a loss runs back to every weight.

Through a chain of layers, through one convolution, or along the edges of its graph.
"""

from lessons.backpropagation.fields import FIELDS
from lessons.backpropagation.point import point
from lessons.backpropagation.presses import PRESSES
from lessons.backpropagation.view import view
from lessons.lesson import Lesson

LESSON = Lesson("backpropagation", FIELDS, view, presses=PRESSES, point=point)
