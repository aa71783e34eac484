"""The row of controls over the stage, drawn from the fields of a lesson."""

from collections.abc import Callable
from typing import NamedTuple

from lessons.common.fields import LENS_FIELDS, PICTURE_FIELDS
from ui.controls.describe import describe
from ui.frame.events import answered, taking
from web.mount import mount

KEY = "bar"
ELSEWHERE = {field.key for field in (*PICTURE_FIELDS, *LENS_FIELDS)}


class OldAction(NamedTuple):
    """A button that is no value: what it calls, and the field that it stands behind."""

    name: str
    call: Callable[[], None]
    after: str = ""


def show_bar(page, bar):
    """Draw the controls of a lesson, with undo, redo and reset.

    It also keeps the browser's address in step with the page.

    Parameters
    ----------
    page : Page
        Hidden fields, and those of the picture and the lens, have no control here.
    bar : Bar
    """
    fields = [
        bar.fields.get(key, field)
        for key, field in page.fields.items()
        if _has_control(field, bar.without)
    ]
    data = {
        "fields": describe(page, fields, bar.disabled, bar.notes, bar.values),
        "groups": {
            f.group: page.text(f"controls.{f.group}") for f in fields if f.group
        },
        "actions": [_describe(page, action) for action in bar.actions],
        "can": _possible(page),
        "query": page.query,
        "texts": page.texts.tree("bar"),
        "seen": answered(KEY),
    }
    presses = {"undo": page.undo, "redo": page.redo, "reset": page.reset}
    mount("ui/controls/bar", key=KEY, data=data, on_event=taking(page, KEY, presses))


def control_bar(
    lesson,
    *,
    disabled=(),
    without=(),
    notes=None,
    values=None,
    actions=(),
    follow=lambda changed: {},
):
    """Draw the controls of a lesson, with undo, redo and reset.

    It also keeps the browser's address in step with the lesson.

    Parameters
    ----------
    lesson : Lesson
        Hidden fields, and those of the picture and the lens, have no control here.
    disabled : iterable of str
        Keys of fields that cannot be moved at the moment.
    without : iterable of str
        Keys of fields that are of no use at the moment: they have no control.
    notes : dict, optional
        A sentence under a control, by the key of its field.
    values : dict, optional
        What controls show instead of the reader's own value.
    actions : iterable of OldAction or tuple
        Buttons: name, function, and the key of the field that they stand behind.
    follow : callable, optional
        Told of the values that change, returns those that change with them.
    """
    fields = [field for field in lesson.fields.values() if _has_control(field, without)]
    actions = [OldAction(*action) for action in actions]
    data = {
        "fields": describe(lesson, fields, disabled, notes, values),
        "groups": {
            f.group: lesson.text(f"controls.{f.group}") for f in fields if f.group
        },
        "actions": [_describe(lesson, action) for action in actions],
        "can": _possible(lesson),
        "query": lesson.query,
        "texts": lesson.texts.tree("bar"),
        "seen": answered(KEY),
    }
    presses = {"undo": lesson.undo, "redo": lesson.redo, "reset": lesson.reset}
    presses |= {action.name: action.call for action in actions}
    mount(
        "ui/controls/bar",
        key=KEY,
        data=data,
        on_event=taking(lesson, KEY, presses, follow),
    )


def _has_control(field, without):
    return field.kind != "hidden" and field.key not in (*ELSEWHERE, *without)


def _describe(lesson, action):
    helps = lesson.texts.tree("controls")
    return {
        "name": action.name,
        "label": lesson.text(f"controls.{action.name}"),
        "help": helps.get(f"{action.name}_help", ""),
        "after": action.after,
    }


def _possible(lesson):
    changed = any(text is not None for text in lesson.query.values())
    return {"undo": lesson.can_undo, "redo": lesson.can_redo, "reset": changed}
