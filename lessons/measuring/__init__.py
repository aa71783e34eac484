"""Programs of their own that measure, while somebody asks for it."""
