"""Networks that learn: their pictures, their architecture, their trained weights."""
