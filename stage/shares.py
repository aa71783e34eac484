"""Show a softmax step by step: scores, exponentials, their sum, the shares."""

from figures.theme import palette


def packed(steps, names, chosen, texts, title):
    """Pack the table of a softmax.

    Parameters
    ----------
    steps : Shares
        Of ``scenes.network.shares``.
    names : list of str
        Of the classes.
    chosen : int
        The class that is opened.
    texts : dict
        In the reader's language.
    title : str

    Returns
    -------
    dict
        JSON.
    """
    return {
        "names": names,
        "chosen": chosen,
        "scores": steps.scores.tolist(),
        "exponentials": steps.exponentials.tolist(),
        "total": steps.total,
        "shares": steps.shares.tolist(),
        "digits": steps.digits,
        "shift": steps.shift,
        "palettes": {theme: palette(theme) for theme in ("light", "dark")},
        "texts": texts,
        "title": title,
    }
