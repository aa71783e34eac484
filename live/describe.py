"""Fields as their controls need them: with names, in the reader's language."""

from dataclasses import asdict


def describe(lesson, fields, disabled=(), notes=None, values=None):
    """Say of each field what its control needs.

    Parameters
    ----------
    lesson : Lesson
    fields : iterable of Field
    disabled : iterable of str
        Keys of fields that cannot be moved at the moment.
    notes : dict, optional
        A sentence by the key of its field.
    values : dict, optional
        What is shown instead of the reader's own value, by the key of its field.

    Returns
    -------
    list of dict
        JSON; values as they are written in the address.
    """
    helps = lesson.texts.tree("controls")
    shown = {field.key: lesson[field.key] for field in fields} | (values or {})
    return [
        asdict(field)
        | {
            "kind": field.kind,
            "default": field.write(field.default),
            "value": field.write(shown[field.key]),
            "label": lesson.text(f"controls.{field.label or field.key}"),
            "help": helps.get(f"{field.key}_help", ""),
            "options": _options(lesson, field),
            "disabled": field.key in disabled,
            "note": (notes or {}).get(field.key, ""),
        }
        for field in fields
    ]


def _options(lesson, field):
    return [
        [str(o), _name(lesson, field.key, o)] for o in getattr(field, "options", ())
    ]


def _name(lesson, key, option):
    """Numbers are their own names."""
    named = isinstance(option, str)
    return lesson.text(f"options.{key}.{option}") if named else str(option)
