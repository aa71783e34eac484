"""The dropout lesson: its controls."""
