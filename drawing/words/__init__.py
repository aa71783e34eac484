"""What is printed on a drawing: numbers, equations, sentences."""
