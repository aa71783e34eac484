"""What the Explore page's controls mean: fields in, plain values out."""

from stage.overview import RANGES, Sheet
from ui.choose_image import PICTURE_FIELDS
from ui.events import answered, taking
from ui.fields import Choice, Hidden, Slider, Switch
from ui.lens import LENS_FIELDS
from ui.square import keep_square

# The network sees colours whatever the other lessons show: there is no switch here.
FIELDS = (
    *(field for field in PICTURE_FIELDS if field.key != "rgb"),
    *LENS_FIELDS,
    Slider("kh", 1, 7, 3),
    Slider("kw", 1, 7, 3),
    Switch("square", True),
    Slider("s", 1, 3, 1),
    Slider("p", 0, 3, 1),
    Slider("pool", 1, 4, 2),
    Choice("range", RANGES, "layer"),
    Hidden("layer", "", "(conv|relu|pool)[12]|"),
    Hidden("map", "", "[0-9]{0,2}"),
)
MOST_NAMED = 4  # sources whose names fit into one line of the equation
OVERVIEW, STAGE = "overview", "stage"


def bar_options(lesson):
    """Return what the control bar needs beside the fields."""
    return {"follow": lambda changed: keep_square(lesson, changed)}


def overview_options(lesson):
    """Return what the overview needs beside its maps."""
    return {
        "texts": lesson.texts.tree("explore.overview"),
        "ranges": lesson["range"],
        "on_event": taking(lesson, OVERVIEW, {}),
        "seen": answered(OVERVIEW),
    }


def sheet_of(lesson, layer, maps, sources, filters):
    """Name the maps (K, H, W) of a layer in the reader's language.

    Parameters
    ----------
    lesson : Lesson
    layer : str
        ``conv1`` to ``pool2``.
    maps : ndarray, shape (K, H, W)
    sources : list
        As `stage.overview.Sheet` wants them.
    filters : list of str
        The bank's names for the maps.
    """
    kind, block = layer[:-1], layer[-1]
    places = {key: lesson[key] for key in ("kh", "kw", "s", "pool")}
    words = [lesson.texts.tree(f"explore.filters.{name}") for name in filters]
    return Sheet(
        layer,
        maps,
        sources,
        block,
        kind == "conv",
        lesson.text(f"explore.layers.{layer}"),
        lesson.text(f"explore.notes.{kind}", **places),
        [word["name"] for word in words],
        [word["about"] for word in words],
    )


def opened_map(lesson, sheets):
    """Find the map that is open: its sheet and its number, or None."""
    number = int(lesson["map"] or 0)
    for sheet in sheets:
        if sheet.layer == lesson["layer"] and number < len(sheet.maps):
            return sheet, number
    return None


def lens_corner(lesson):
    """Row and column where the reader has put the lens, or None."""
    placed = lesson["r0"] and lesson["c0"]
    return (int(lesson["r0"]), int(lesson["c0"])) if placed else None


def stage_options(lesson, sheets, sheet, number):
    """Return what the stage needs beside the scene of a map.

    Parameters
    ----------
    lesson : Lesson
    sheets : list of Sheet
    sheet : Sheet
        The one among them that the map belongs to.
    number : int
        The map.
    """
    own = lesson.texts.tree("explore")
    before = sheets[sheets.index(sheet) - 1] if sheet is not sheets[0] else None
    given = before.title if before else own["overview"]["picture"]
    panels = {"x": given, "mask": own["mask"], "y": sheet.title}
    texts = lesson.texts.tree("stage")
    named = before if len(sheet.sources[number]) <= MOST_NAMED else None
    channels = texts["channels"] | _numbered(lesson, named)
    words = {"narration": own["narration"], "panels": panels, "channels": channels}
    return {"texts": texts | words, "key": STAGE}


def _numbered(lesson, sheet):
    """Names of a sheet's maps behind their numbers, which are their labels."""
    names = enumerate(sheet.names if sheet else (), start=1)
    return {str(n): lesson.text("explore.source", number=n, name=x) for n, x in names}


def misfit_sentence(lesson, misfit):
    """Say which layer's window found no room."""
    return lesson.text(
        "explore.too_small",
        layer=lesson.text(f"explore.layers.{misfit.layer}"),
        window=_by(misfit.window),
        room=_by(misfit.room),
    )


def _by(shape):
    return " × ".join(map(str, shape))
