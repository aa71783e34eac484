"""Computation graphs: nodes that become results, one step after the other."""
