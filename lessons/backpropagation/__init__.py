"""The backpropagation lesson: its controls, and those of its graph."""
