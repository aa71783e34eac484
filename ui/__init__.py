"""The frame round every page: what is set, what is read, how pictures come in."""
