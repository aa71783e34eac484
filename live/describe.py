"""Fields as their controls need them: with names, in the reader's language."""


def describe(asked, fields, disabled=(), notes=None, values=None):
    """Say of each field what its control needs.

    Parameters
    ----------
    asked : Asked
    fields : iterable of Field
    disabled : iterable of str
        Keys of fields that cannot be moved at the moment.
    notes : dict, optional
        A sentence by the key of its field, instead of what is to say of the value.
    values : dict, optional
        What is shown instead of the reader's own value, by the key of its field.

    Returns
    -------
    list of dict
        JSON; values as they are written in the address.
    """
    helps = asked.texts.tree("controls")
    shown = {field.key: asked[field.key] for field in fields} | (values or {})
    return [
        _own(field)
        | {
            "kind": field.kind,
            "default": field.write(field.default),
            "value": field.write(shown[field.key]),
            "label": asked.text(f"controls.{field.label or field.key}"),
            "help": helps.get(f"{field.key}_help", ""),
            "options": _options(asked, field),
            "disabled": field.key in disabled,
            "note": (notes or {}).get(field.key) or _remark(asked, field.key),
        }
        for field in fields
    ]


def _remark(asked, key):
    """Say what has to be said of the value that is chosen, if anything."""
    return asked.texts.tree(f"remarks.{key}").get(asked[key], "")


def _own(field):
    """Return what the field says of itself; its examples only addresses ask for."""
    return {name: value for name, value in vars(field).items() if name != "examples"}


def _options(asked, field):
    return [[str(o), _name(asked, field.key, o)] for o in getattr(field, "options", ())]


def _name(asked, key, option):
    """Numbers are their own names."""
    named = isinstance(option, str)
    return asked.text(f"options.{key}.{option}") if named else str(option)
