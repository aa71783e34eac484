"""What the component of charts is told."""


def charts_data(asked, part):
    """Draw the figures of a part, and give Plotly the reader's words.

    Parameters
    ----------
    asked : Asked
    part : Charts

    Returns
    -------
    dict
        JSON, by the key of the component.
    """
    words = asked.texts.tree("charts.plotly")
    told = {"words": words, "failed": asked.text("charts.failed"), "lang": asked.lang}
    return {charts_key(part): told | {"figures": part.make()}}


def charts_key(part):
    """Return the key of `charts_data`."""
    return f"charts-{part.key}"
