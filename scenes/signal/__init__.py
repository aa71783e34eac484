"""A 1-D convolution as a computation graph and as a banded matrix."""
