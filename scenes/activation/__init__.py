"""Activations: what they keep of every cell, and of a gradient."""
