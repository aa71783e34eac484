"""How each kind of panel is drawn at its place, and what lies over it."""
