"""A folder a lesson: what stands in its address, and what that means."""
