"""What the components of a page are told of a view: JSON, or bytes of the stage."""

from lessons.parts import (
    Bar,
    Charts,
    Closeup,
    Lens,
    Links,
    Overview,
    Played,
    Shares,
)
from live.charts import charts_data, charts_key
from live.controls import BAR, LINKS, bar_data, links_data
from live.pictures import lens_data, lens_keys
from stage import closeup, overview, shares, stage

OVERVIEW, CLOSEUP, SHARES = "overview", "closeup", "shares"
TOLD = {
    Bar: bar_data,
    Lens: lens_data,
    Links: links_data,
    Charts: charts_data,
    Played: lambda asked, part: {part.key: stage.packed(**part.packing)},
    Overview: lambda asked, part: {OVERVIEW: overview.packed(**vars(part))},
    Closeup: lambda asked, part: {CLOSEUP: closeup.packed(**vars(part))},
    Shares: lambda asked, part: {SHARES: shares.packed(**vars(part))},
}
KEYS = {
    Bar: lambda part: [BAR],
    Lens: lens_keys,
    Links: lambda part: [LINKS],
    Charts: lambda part: [charts_key(part)],
    Played: lambda part: [part.key],
    Overview: lambda part: [OVERVIEW],
    Closeup: lambda part: [CLOSEUP],
    Shares: lambda part: [SHARES],
}


def payloads(asked):
    """Tell every component of a lesson's page that can be told without Streamlit.

    Parameters
    ----------
    asked : Asked

    Returns
    -------
    dict
        JSON or bytes, by the key under which the component is mounted.
    """
    view = asked.view
    return {
        key: data
        for part in (view.bar, *view.parts)
        for key, data in payload(asked, part).items()
    }


def payload(asked, part):
    """Tell the components of one part; {} where Streamlit draws it.

    Parameters
    ----------
    asked : Asked
    part : object
        Of ``lessons.parts``.
    """
    return TOLD[type(part)](asked, part) if type(part) in TOLD else {}


def keys(part):
    """Return the keys of `payload`, at no cost."""
    return KEYS[type(part)](part) if type(part) in KEYS else []
