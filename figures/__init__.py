"""Arrays in, a still Plotly figure out; and the colour grammar of the program."""
