"""What is raised for a file that is no network, or none that can be run here."""

LONGEST = 100  # characters of a name out of a file: some have millions


class NetworkRefused(ValueError):
    """A file that is no network, or none that can be run here.

    Parameters
    ----------
    kind : str
        Names the sentence that a reader is told.
    entry : str
        The array, tensor or file that it is about.
    message : str
        The exception's own text, for developers.
    operator, node : str
        What kind of node it is about, and its name.
    **facts
        What else the sentence has places for, such as ``needed`` and ``limit``.
    """

    def __init__(self, kind, entry="", message="", operator="", node="", **facts):
        super().__init__(message or f"{kind} {_clipped(entry)}".strip())
        self.kind, self.facts = kind, facts
        self.entry, self.operator = _clipped(entry), _clipped(operator)
        self.node = _clipped(node)

    @property
    def places(self):
        """What the sentence of this kind may have places for."""
        named = {"entry": self.entry, "operator": self.operator, "node": self.node}
        return named | self.facts


def _clipped(name):
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
