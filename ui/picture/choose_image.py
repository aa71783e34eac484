"""The picture a lesson works on: a sample, an upload, the camera's, or a drawing."""

from lessons.common.fields import DRAWN, OWN, PICTURE_FIELDS
from lessons.common.fields import SENT as SENDERS
from live.describe import describe
from pictures.loading import sample_file, samples
from ui.frame.events import tell
from ui.frame.reader import upload_to
from ui.frame.tokens import SENT, remember
from ui.picture.pad import pad
from web.mount import static_path

KEY = "picture"


def show_chooser(page, chooser):
    """Let the reader choose a picture.

    Parameters
    ----------
    page : Page
        Of a lesson with the fields `PICTURE_FIELDS`.
    chooser : Chooser
    """
    offered = (*chooser.examples, *samples())
    picture, asked = chooser.picture, page["img"]
    data = {
        "fields": describe(page, [f for f in PICTURE_FIELDS[1:] if f.key in page]),
        "samples": [_sample(page, name) for name in offered],
        "names": {name: _name(page, name) for name in (*offered, *OWN)},
        "chosen": asked if asked in (*offered, *OWN) else offered[0],
        "lost": asked in SENDERS and picture.source in offered,
        "shape": picture.x.shape[1:],
        "thumb": picture.thumb,
        "upload": upload_to("upload"),
        "texts": page.texts.tree("picture"),
    }
    presses = {"own": _own_picture(page), "found": _remember}
    tell(page, "ui/picture/choose_image", KEY, data, presses)
    if asked == DRAWN:
        pad(page)


def _own_picture(page):
    def take(token, img):
        _remember(token)
        page.change(img=img)

    return take


def _remember(token):
    remember(SENT, token)


def _sample(page, name):
    src = static_path(f"pictures/{sample_file(name)}")
    return {"name": name, "label": _name(page, name), "src": src}


def _name(page, name):
    return page.text(f"options.img.{name}")
