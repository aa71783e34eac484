"""The picture that a lesson works on: chosen, drawn, and a box over it."""
