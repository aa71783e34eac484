"""The lesson on activations: its controls, and what activations cost."""
