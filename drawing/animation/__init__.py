"""All steps of a Scene as one Plotly figure."""
