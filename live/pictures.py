"""What the picture's own components are told: the lens, and what lies under it."""

from figures.theme import ACCENT
from live.controls import LENS
from live.describe import describe


def lens_data(asked, lens):
    """Describe a box over pictures, and each of these.

    The box is no part of a plate, so a drag does not send it.

    Parameters
    ----------
    asked : Asked
    lens : Lens

    Returns
    -------
    dict
        JSON, by the keys of the components.
    """
    told = {
        "lens": LENS,
        "fields": describe(asked, [asked.fields["n"]]),
        "box": lens.box,
        "shape": lens.plates[0].shape,
        "texts": asked.texts.tree("lens"),
    }
    plates = (_plate(asked, plate) for plate in lens.plates)
    return dict(zip(lens_keys(lens), [told, *plates], strict=True))


def lens_keys(lens):
    """Return the keys of `lens_data`."""
    return [LENS, *(f"{LENS}-{plate.name}" for plate in lens.plates)]


def _plate(asked, plate):
    return {
        "lens": LENS,
        "name": plate.name,
        "png": plate.png,
        "shape": plate.shape,
        "range": _range(plate.values),
        "colour": ACCENT[asked.theme]["window"],
        "texts": asked.texts.tree("lens"),
    }


def _range(values):
    there = values is not None and values.size
    return [float(values.min()), float(values.max())] if there else None
