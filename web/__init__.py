"""How a component and its files reach the browser; the scripts that all share."""
