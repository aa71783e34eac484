"""The convolution lesson: its controls, forward and backward."""
