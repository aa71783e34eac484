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
    told = {"figures": part.make(), "lang": asked.lang, "words": words}
    return {charts_key(part): told}


def charts_key(part):
    """Return the key of `charts_data`."""
    return f"charts-{part.key}"
