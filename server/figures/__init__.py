"""Plotly figures of what pages play: asked for, and drawn in a process of their own."""
