"""How long a test waits before it gives up: a busy machine is no error."""

PATIENCE = 300  # seconds
