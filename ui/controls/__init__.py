"""The row of controls over the stage, and the sliders further down."""
