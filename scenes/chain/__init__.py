"""A chain of layers up to its loss, and the gradient back through it."""
