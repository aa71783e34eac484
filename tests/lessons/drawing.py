"""Addresses of lessons, drawn at random."""

from hypothesis import strategies as st

KNOWN = {  # of texts that name what there is, and which a pattern does not tell
    "layer": ("conv1", "relu2", "pool2", "dense", "softmax"),
    "map": ("0", "7"),
    "part": ("all", "1"),
    "as": ("plotly",),
    "versus": ("dropout", "depth"),
    "pin": ("default", "s.2_filter.boxNsharpen"),
}


def texts_of(field):
    """Texts of a field's values, and one that is none."""
    options = [str(each) for each in getattr(field, "options", ())]
    options += KNOWN.get(field.key, ())
    if hasattr(field, "low"):
        options = [field.write(field.parse(str(n))) for n in (field.low, field.high)]
    return st.sampled_from([field.write(field.default), *options, "nonsense"])


def addresses(lesson):
    """Draw the texts of some fields; pictures stay small."""
    some = {field.key: texts_of(field) for field in lesson.fields}
    drawn = st.fixed_dictionaries({}, optional=some)
    return drawn.map(lambda texts: texts | {"size": "64"})
