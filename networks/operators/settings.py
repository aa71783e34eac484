"""Settings that came to be inputs: shapes, axes and sizes, known beforehand."""

MOST = 64  # numbers in a setting: as many axes as NumPy has


def known_wholes(spec):
    """Return the whole numbers of a setting.

    Parameters
    ----------
    spec : Spec

    Returns
    -------
    list of int

    Raises
    ------
    ValueError
        Where they depend on the picture, or are no short list of whole numbers.
    """
    if spec.known is None:
        raise ValueError("a setting depends on what the network is given")
    if len(spec.shape) != 1 or spec.size > MOST or spec.dtype.kind not in "iu":
        raise ValueError(f"a setting of shape {spec.shape} and kind {spec.dtype}")
    return spec.known.tolist()


def axis_of(axis, count):
    """Count an axis from 0.

    Parameters
    ----------
    axis : int
    count : int
        How many axes there are.

    Returns
    -------
    int

    Raises
    ------
    ValueError
    """
    if not -count <= axis < count:
        raise ValueError(f"axis {axis} of {count}")
    return axis % count
