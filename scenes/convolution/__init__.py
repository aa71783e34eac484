"""A kernel slides over an input, and its gradients come back."""
