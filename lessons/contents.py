"""The lessons in their order: a new one is a file in ``pages/`` and a name here."""

LESSONS = (
    *("explore", "convolution", "im2col", "relu", "max-pooling", "dropout"),
    *("backpropagation", "training"),
)
PAGES = ("start", *LESSONS)
