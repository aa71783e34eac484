"""What several lessons share: fields, boxes on a picture, kernels, gradients."""
