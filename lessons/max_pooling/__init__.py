"""The pooling lesson: its controls."""
