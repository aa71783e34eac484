from ui.fields import Hidden, Slider

LENS_FIELDS = (
    Slider("n", 4, 32, 12),
    Hidden("r0", "", r"\d{0,4}"),
    Hidden("c0", "", r"\d{0,4}"),
)
