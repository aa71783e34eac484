"""Dropout: one mask, many masks, and the networks that they make."""
