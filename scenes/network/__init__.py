"""A whole network to be explored: its columns of maps, and one map opened."""
