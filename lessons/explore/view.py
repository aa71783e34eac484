"""What the Explore page shows: every map of every layer, and one of them in detail.

Forward the maps themselves, backward the gradients of one score.
"""

from figures.paint import lay_over, paint
from lessons.explore.detail import detail, opened_map
from lessons.explore.explored import explored, network_of
from lessons.explore.fields import bar
from lessons.explore.words import answer_of, misfit_sentence, picture_note
from lessons.parts import Chooser, Explanation, Overview
from lessons.view import View
from scenes.network.attribution import enlarged, grad_cam, saliency
from scenes.network.sheets import Picture

GRADIENT = 1  # which of the pictures is its gradient


def view(values, sources):
    """Return what the page shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    learned = network_of(values, sources)
    examples = _examples(learned)
    picture = sources.picture(values, examples)
    shown = explored(values, sources, learned, picture)
    opened = opened_map(values, shown)
    return View(
        bar(values, sources, is_bank=learned is None),
        (Chooser(picture, examples),),
        _misfit(sources, shown.run),
        (
            _overview(values, sources, shown, opened),
            *([detail(values, sources, shown, *opened)] if opened else ()),
        ),
    )


def _examples(learned):
    """Name the pictures of a network's own, one of each class."""
    if learned is None:
        return []
    return [f"{learned.plan.task}-{name}" for name in learned.task.classes]


def _misfit(sources, run):
    return (Explanation(misfit_sentence(sources, run.misfit)),) if run.misfit else ()


def _overview(values, sources, shown, opened):
    texts = sources.texts.tree("explore.overview")
    if shown.is_backward:
        begin = shown.words.classes[shown.chosen]
        hint = {"hint": sources.text("explore.backward.hint", name=begin)}
        texts = texts | sources.texts.tree("explore.backward") | hint
    return Overview(
        _picture(values, sources, shown),
        shown.sheets,
        texts,
        shown.ranges,
        shown.reach,
        "gradient" if shown.is_backward else "activation",
        opened and _address(values, *opened),
        captions=shown.learned is None,
    )


def _address(values, column, number):
    number = GRADIENT if column.kind == "input" else number
    return {"layer": column.name, "part": values["part"], "number": number}


def _picture(values, sources, shown):
    """Show what the network is given; backward also what in it the score depends on."""
    note = picture_note(values, sources, shown.task)
    if not shown.is_backward:
        answer = answer_of(values, sources, shown.words, shown.run)
        return Picture(shown.run.input, note, answer)
    x, say = shown.run.input, sources.text
    slopes = paint(saliency(shown.maps["input"]), "count", sources.theme)
    heat = enlarged(grad_cam(shown.run, shown.maps), x.shape[1:])
    cam = "cam" if heat.any() else "cam_empty"
    more = (
        (say("explore.backward.saliency"), slopes),
        (say(f"explore.backward.{cam}"), lay_over(x, heat, "gradient")),
    )
    return Picture(x, note, more=more, opens=GRADIENT)
