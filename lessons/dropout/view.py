"""What the dropout lesson shows: a mask over a layer's numbers, and what is left."""

from lessons.common.backward import subject
from lessons.common.batch import in_batch
from lessons.common.extras import checked_at_once, offered, opened
from lessons.common.maps import kept_plate
from lessons.common.plates import map_plate
from lessons.dropout.dense import dense_layer
from lessons.dropout.extras import OPEN
from lessons.dropout.fields import EXTRAS, bar, is_training
from lessons.dropout.masks import many, one_mask
from lessons.dropout.numbers import numbers_of, pooled_map
from lessons.dropout.words import stage_texts
from lessons.parts import Check, Chooser, Lens, Links, Played, Source
from lessons.view import View

VIEWS = {
    "map": one_mask,
    "many": many,
    "neurons": dense_layer,
    "matrices": dense_layer,
}


def view(values, sources):
    """Return what the lesson shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    picture = sources.picture(values)
    numbers = numbers_of(values, picture)
    shown = VIEWS[values["view"]](values, sources, numbers)
    names = offered(EXTRAS, shown.check)
    name = opened(values, names)
    lens = Lens(numbers.box, _plates(numbers, picture, sources.theme))
    rail = Chooser(picture), lens, Links(names, name)
    if name in EXTRAS:
        return View(bar(values), rail, OPEN[name](values, sources, numbers))
    main = *shown.over, _stage(values, sources, shown, numbers)
    more = _more(sources, shown)
    return View(bar(values), rail, *checked_at_once(values, sources, main, more))


def _plates(numbers, picture, theme):
    number = numbers.number
    return (
        kept_plate("pooled", theme, None, pooled_map, picture, number),
        map_plate("dropped", numbers.y[numbers.picture, number], theme),
    )


def _stage(values, sources, shown, numbers):
    texts = stage_texts(values, sources)
    told = shown.scene, texts, shown.facts, subject(values)
    played = Played(*told, script=shown.script)
    kind = "dropout" if is_training(values) else "dropout-test"
    return in_batch(values, sources, kind, played, len(numbers.x), shown.stacks)


def _more(sources, shown):
    check = (Check(shown.check),) if shown.check else ()
    return (*check, Source(sources.text("dropout.source"), shown.engine))
