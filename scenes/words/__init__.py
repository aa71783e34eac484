"""What is printed of a scene: numbers."""
