"""How networks come along while they are trained, and how they end."""
