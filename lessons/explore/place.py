"""Which place and which part of an open map the address asks for."""


def corner(values):
    """Row and column where the reader has put the lens, or None.

    Parameters
    ----------
    values : Values
    """
    placed = values["r0"] and values["c0"]
    return (int(values["r0"]), int(values["c0"])) if placed else None


def part_of(values, known):
    """Return the number of the only map whose part of a sum is shown; None for all.

    Parameters
    ----------
    values : Values
    known : sequence of int
        The maps that have a part in the sum.
    """
    return int(values["part"]) if values["part"] in map(str, known) else None
