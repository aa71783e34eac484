"""What the components of a page are told of a view: JSON, or bytes of the stage."""

from lessons.common.fields import AS_PLOTLY
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


def stage_data(asked, part):
    """Tell the stage its scene, and what its figure is asked for by, if it is wanted.

    Parameters
    ----------
    asked : Asked
    part : Played

    Returns
    -------
    dict
        Bytes, by the key of the component.
    """
    figure = who_asks(asked) if "as" in asked and asked["as"] == AS_PLOTLY else None
    return {part.key: stage.packed(**part.packing, figure=figure)}


def who_asks(asked):
    """Return the state of a page as a question of ``live.answering`` says it.

    Parameters
    ----------
    asked : Asked
    """
    return {
        "lesson": asked.name,
        "values": asked.values.texts,
        "lang": asked.lang,
        "theme": asked.theme,
        "tokens": dict(asked.sources.tokens),
    }


TOLD = {
    Bar: bar_data,
    Lens: lens_data,
    Links: links_data,
    Charts: charts_data,
    Played: stage_data,
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
