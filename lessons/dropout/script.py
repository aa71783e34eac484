"""The dropout lesson's views as lines of Python."""

from lessons.dropout.fields import is_training
from lessons.scripts import (
    dense_behind,
    drawing_many,
    dropout,
    dropping,
    nothing_dropped,
)


def mask_script(values, numbers, dy=None):
    """Return the Script of one mask; backward of one for each picture's map.

    Parameters
    ----------
    values : Values
    numbers : Numbers
    dy : ndarray, shape (N, rows, columns), optional
    """
    row, column, height, width = numbers.box
    place = f"{row}:{row + height}, {column}:{column + width}"
    picture, number = numbers.picture, numbers.number
    if dy is None:
        x, of_maps, shown = numbers.x[numbers.under][picture], f"{picture}, :", number
    else:
        x, of_maps, shown = numbers.x[numbers.each], f":, {number}", picture
    step = nothing_dropped(values["rate"])
    if is_training(values):
        how = numbers.x.shape, values["rate"], values["seed"]
        cut = f"[{of_maps}, {place}]"
        step = dropout(*how, channels=values["channels"], cut=cut)
    names = ("x", "y", "mask", "dx", "dy") if is_training(values) else ("x", "y", "dx")
    shows = {name: f"{name}[{shown}]" for name in names}
    return dropping(x, step, shows | {"maps": "y", "dys": "dy", "dxs": "dx"}, dy)


def many_script(values, x):
    """Return the Script of many masks over one map x (rows, columns)."""
    names = ("x", "kept", "mean", "expected", "spread")
    how = values["rate"], values["seed"], values["draws"], values["channels"]
    return drawing_many(x, *how, {name: name for name in names})


def dense_script(values, run, dy=None):
    """Return the Script of a DensePass, or of the gradient dy (M,) back through it."""
    drop, mask = nothing_dropped(values["rate"], y="h"), {}
    if is_training(values):
        drop = dropout((1, len(run.x)), values["rate"], values["seed"], y="h")
        mask = {"mask": "mask"}
    shows = {name: name for name in ("x", "h", "w", "b", "y")} | mask
    if dy is not None:
        shows |= {name: name for name in ("dx", "dh", "dw", "db", "dy")}
    slopes = None if dy is None else dy[None]
    return dense_behind(run.x[None], run.w, run.b, drop, shows, slopes)
