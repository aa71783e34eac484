"""Arrays in, a chart as plotly.js takes it out; and the program's grammar of colour."""
