"""A display list as a file: letters stay letters, or all is pixels."""
