"""What the controls of a lesson are told: those of its bar, its lens, its links."""

from lessons.common.fields import LENS_FIELDS, PICTURE_FIELDS, STAGE
from live.describe import describe

BAR, LENS, LINKS = "bar", "lens", "extras"
ELSEWHERE = {field.key for field in (*PICTURE_FIELDS, *LENS_FIELDS)}


def bar_data(asked, bar):
    """Describe the bar over the stage.

    Hidden fields, and those of the picture and the lens, have no control there.

    Parameters
    ----------
    asked : Asked
    bar : Bar

    Returns
    -------
    dict
        JSON, by the key of the component.
    """
    fields = [
        bar.fields.get(key, field)
        for key, field in asked.fields.items()
        if field.kind != "hidden" and key not in (*ELSEWHERE, *bar.without)
    ]
    groups = dict.fromkeys(field.group for field in fields if field.group)
    told = {
        "fields": describe(asked, fields, bar.disabled, bar.notes, bar.values),
        "groups": {group: asked.text(f"controls.{group}") for group in groups},
        "actions": [_action(asked, action) for action in bar.actions],
        "can": {
            "undo": asked.can_undo,
            "redo": asked.can_redo,
            "reset": any(text is not None for text in asked.query.values()),
        },
        "texts": asked.texts.tree("bar"),
    }
    return {BAR: told}


def _action(asked, action):
    helps = asked.texts.tree("controls")
    return {
        "name": action.name,
        "label": asked.text(f"controls.{action.name}"),
        "help": helps.get(f"{action.name}_help", ""),
        "after": action.after,
    }


def links_data(asked, links):
    """Describe the links to what can be seen in the stage's place: as `bar_data`."""
    own = asked.texts.tree(f"{asked.name}.extras")
    named = {
        name: own[name]["link"] if name in own else asked.text(f"extras.{name}")
        for name in links.names
    }
    told = {
        "label": asked.text("extras.label"),
        "links": [[STAGE, asked.text(links.stage)], *map(list, named.items())],
        "opened": links.opened,
    }
    return {LINKS: told}
