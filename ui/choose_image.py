from ui.fields import Choice, Switch

PICTURE_FIELDS = (
    Choice("img", ("upload", "camera"), "upload"),
    Choice("size", (32, 64, 128, 224, 512), 128),
    Switch("rgb"),
)
