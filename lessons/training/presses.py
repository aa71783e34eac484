"""What the training lesson's buttons change, beside the run that goes on."""


def compare(values, versus):
    """Train what a comparison sets side by side, or the reader's own network again."""
    return {"versus": versus}


PRESSES = {"compare": compare}
