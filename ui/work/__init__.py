"""Work that a reader asks for and that must not starve the others."""
