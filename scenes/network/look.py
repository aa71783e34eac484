"""How one map is shown with what it is made of: colours, ranges, names."""

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Look:
    """How the maps of a closeup look.

    Parameters
    ----------
    role : str
        Colour role of the partial sums and the result.
    reach : float
        End of the colour scale of the result, which the partial sums share.
    source_roles : sequence of str
        Colour role of each term's source.
    source_reach : sequence of float
        End of the colour scale of each term's source.
    names : sequence of str
        Names of the sources.
    title, name : str
        Of the layer and of the map.
    operator : str
        What happens on the way from a source to the result.
    said : str
        Which of the texts says how the values add up.
    """

    role: str
    reach: float
    source_roles: list
    source_reach: list
    names: list
    title: str
    name: str
    operator: str
    said: str
