"""What the convolution lesson shows: a kernel over the lens, or its gradient's way.

Under the lens stands the whole picture, with the map that the same filter makes of it.
"""

from lessons.common.backward import is_backward
from lessons.common.batch import batch_of
from lessons.common.boxes import picture_box
from lessons.common.code import read_at_once
from lessons.common.extras import checked_at_once, opened
from lessons.common.geometry import misfit
from lessons.common.maps import kept_plate
from lessons.common.plates import picture_plate
from lessons.convolution.backward import backward
from lessons.convolution.fields import BACKWARD_EXTRAS, EXTRAS, bar, shows_padding
from lessons.convolution.forward import OPEN, extra, input_of, played, source
from lessons.convolution.layer import Layer
from lessons.convolution.padding import padding
from lessons.parts import Chooser, Explanation, Lens, Links, Prose
from lessons.view import View


def view(values, sources):
    """Return what the lesson shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    if shows_padding(values):
        return _stacked(values, sources)
    picture, layer = sources.picture(values), Layer.of(values)
    x = input_of(values, picture)
    problem = misfit(sources, x.shape[2:], layer.geometry)
    known = BACKWARD_EXTRAS if is_backward(values) else EXTRAS
    names = () if problem else known
    name = opened(values, names)
    rail = *_picture(values, sources, layer), Links(names, name)
    flip = Prose(sources.text("convolution.flip"))
    if problem:
        return View(bar(values, sources), rail, (Explanation(problem),), (flip,))
    if name in OPEN:
        main = extra(name, sources, x, layer)
        more = flip, source(values, sources, x, layer)
    elif is_backward(values):
        main, more = _backward(values, sources, x, layer, name)
        more = *more, flip
    else:
        x = batch_of(x, values["batch"])
        main, more = _forward(values, sources, x, layer, name)
        more = flip, *more
    return View(bar(values, sources), rail, main, more)


def _forward(values, sources, x, layer, name):
    code = source(values, sources, x, layer)
    if name == "code":
        return read_at_once(sources, "convolution", code), ()
    return (played(values, sources, x, layer),), (code,)


def _backward(values, sources, x, layer, name):
    main, more = backward(values, sources, x, layer)
    if name == "code":
        return read_at_once(sources, "convolution", more[-1]), ()
    return checked_at_once(values, sources, main, more)


def _stacked(values, sources):
    """Show layers of a filter of their own, on the picture without a lens."""
    picture = sources.picture(values)
    rail = Chooser(picture), Links(EXTRAS, values["open"])
    return View(bar(values, sources), rail, padding(values, sources, picture))


def _picture(values, sources, layer):
    """Offer the picture, and put the lens over it; a typed example needs neither."""
    if values["example"]:
        return ()
    picture = sources.picture(values)
    lens = Lens(picture_box(values, picture), _plates(sources, picture, layer))
    return Chooser(picture), lens


def _plates(sources, picture, layer):
    """Show the picture, and what the filter makes of it where the window fits."""
    plates = [picture_plate(picture)]
    if not misfit(sources, picture.x.shape[2:], layer.geometry):
        plates.append(kept_plate("result", sources.theme, None, _whole, picture, layer))
    return plates


def _whole(picture, layer):
    return layer.shown_map(picture.x)
