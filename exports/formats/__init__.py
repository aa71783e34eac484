"""A module a format: ``write(work, path, tell)`` writes the file."""
