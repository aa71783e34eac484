"""Links to a page for others, as addresses and as QR codes."""
