"""The im2col lesson: its controls, and what im2col costs."""
