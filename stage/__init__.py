"""A Scene in, moving pictures out."""
