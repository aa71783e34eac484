"""Engine results in, a Scene out: what the lessons animate, as plain data."""
