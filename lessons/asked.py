"""A lesson at an address, for whoever looks at it."""

from functools import cached_property

from lessons.common.backward import is_backward

GRAPH = "graph"  # what is open: a stage that goes there and back


class Asked:
    """What is asked of a lesson, and by whom.

    ``asked["s"]`` is a value.

    Parameters
    ----------
    lesson : Lesson
    values : Values
    sources : Sources
    """

    can_undo = can_redo = False  # who asks about an address has changed nothing yet

    def __init__(self, lesson, values, sources):
        self.lesson, self.values, self.sources = lesson, values, sources

    def __getitem__(self, key):
        """Return the value of a field."""
        return self.values[key]

    def __contains__(self, key):
        """Whether there is a field with this key."""
        return key in self.values

    @cached_property
    def fields(self):
        """The lesson's fields by their keys."""
        return {field.key: field for field in self.lesson.fields}

    @property
    def name(self):
        """The lesson's, as in ``lessons.contents``."""
        return self.lesson.name

    @property
    def question(self):
        """What the lesson asks, in the direction on show; a graph plays both."""
        if "open" in self and self["open"] == GRAPH:
            return self.text(f"{self.name}.question_{GRAPH}")
        back = self.lesson.has_way_back(self.values) and is_backward(self)
        return self.text(f"{self.name}.question{'_backward' if back else ''}")

    @property
    def query(self):
        """What belongs in the address: text by key, None for a default."""
        return self.values.query

    @property
    def texts(self):
        """Every sentence, in the reader's language."""
        return self.sources.texts

    @property
    def theme(self):
        """``"light"`` or ``"dark"``."""
        return self.sources.theme

    @property
    def lang(self):
        """``"en"`` or ``"zh"``."""
        return self.sources.lang

    def text(self, key, **places):
        """Return a sentence in the reader's language."""
        return self.sources.text(key, **places)

    @cached_property
    def view(self):
        """What the lesson shows."""
        return self.lesson.view(self.values, self.sources)
