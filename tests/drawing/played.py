"""What the lessons play, each in its ways, both directions."""

import lessons
from lessons.parts import Played

ADDRESSES = {
    "start": ("",),
    "convolution": (
        *("", "rgb=1&kh=5&p=2&filter=gaussian&b=0.25", "s=2&d=2&kh=2&same=1"),
        *("pass=backward", "pass=backward&batch=2&rgb=1"),
        *(f"pass=backward&way={way}&s=2" for way in ("col2im", "full")),
        "example=small&pass=backward",
    ),
    "im2col": (
        *("", "layout=rows&p=1", "pass=backward", "pass=backward&layout=rows"),
        *("pass=backward&grad=dx", "pass=backward&grad=dx&layout=rows&rgb=1"),
        *("pass=backward&grad=db", "open=graph", "example=small", "b=1&filters=2"),
    ),
    "relu": ("", "act=sigmoid", "pass=backward", "pass=backward&act=leaky&n=12"),
    "max-pooling": (
        *("", "p=1&n=5", "pool=average", "pool=l2", "pass=backward"),
        *("pass=backward&pool=average", "pass=backward&s=1&kh=3", "open=graph"),
    ),
    "dropout": (
        *("", "channels=1", "mode=test", "view=many&draws=9", "view=neurons"),
        *("view=matrices", "pass=backward", "view=neurons&pass=backward"),
        "view=matrices&pass=backward",
    ),
    "backpropagation": (
        *("", "view=graph", "view=graph&p=1&s=2", "view=convolution"),
        *(
            f"layer={layer}&pass={way}"
            for layer in ("conv", "relu", "pool", "drop", "dense")
            for way in ("forward", "backward")
        ),
    ),
    "explore": (
        "net=digits&layer=conv1&map=2&part=all",
        "net=digits&pass=backward&layer=relu1&map=2&part=all",
    ),
}
LESSONS = [(name, address) for name, all_ in ADDRESSES.items() for address in all_]
SMALL = "size=64"


def played(name, address, sources=None):
    """Return what a lesson plays at an address: its Scene, and the texts for it."""
    view = lessons.shown(name, f"{SMALL}&{address}", sources)
    found = view.part(Played)
    return found.scene, found.texts
