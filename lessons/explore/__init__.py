"""The Explore page: its controls, its words, and what opens a map."""
