"""A convolution as a product of matrices, there and back."""
