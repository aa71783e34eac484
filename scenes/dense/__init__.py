"""A dense layer, as neurons and as matrices, and its gradients."""
