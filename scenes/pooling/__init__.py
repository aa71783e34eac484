"""Pooling: what is kept of every window, and where its gradient goes."""
