"""Files of what a page shows, to take along: made in processes of their own."""
