"""The training lesson: its controls, and a run as it is drawn."""
