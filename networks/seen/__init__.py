"""What a training sees, step by step: the last one, and all sub-networks so far."""
