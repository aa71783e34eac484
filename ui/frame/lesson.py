"""The frame round a page: its header, its values, its language."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lessons.contents import PAGES
from lessons.texts import LANGUAGES, Texts, language
from ui.frame.events import answered, taking
from ui.frame.reader import reader
from ui.frame.state import Memory
from web.mount import mount
from web.pages import page_path

HEADER = "header"


def open_lesson(name, fields=()):
    """Begin a page: take its address in and draw the header.

    Parameters
    ----------
    name : str
        As in ``lessons.contents``.
    fields : iterable of Field
        Everything that the page keeps in its address.

    Returns
    -------
    lesson : Lesson
        Its values, texts and theme.
    """
    memory = st.session_state.setdefault("layerscope", Memory())
    fields = {field.key: field for field in fields}
    arrived = memory.page != name or _went_through_history()
    if arrived:
        _arrive(memory, name, fields, st.query_params.to_dict())
    lesson = Lesson(name, fields, memory, arrived)
    _header(lesson, memory)
    if _meets_older_tab(lesson):
        st.rerun()
    return lesson


def current_page():
    """Name of the page on show."""
    return st.session_state.setdefault("layerscope", Memory()).page or "start"


def current_picture():
    """Name of the picture on show, as in the address, or None."""
    memory = st.session_state.setdefault("layerscope", Memory())
    return memory.history(memory.page).now.get("img") if memory.page else None


def reader_texts():
    """Return the texts in the language of whoever looks at this page."""
    memory = st.session_state.setdefault("layerscope", Memory())
    wanted = memory.lang if memory.page else st.query_params.get("lang")
    return Texts(language(wanted, _browser_languages()))


class Lesson:
    """A page's values, validated, and what the reader reads them in.

    ``lesson["s"]`` is a value; ``lesson.change(s=2)`` sets it and counts as one step
    of undo. Changes belong into the callbacks of events, before the run.
    ``lesson.arrived`` says whether the reader has come to the page with this run.
    """

    def __init__(self, name, fields, memory, arrived):
        self.name = name
        self.fields = fields
        self.arrived = arrived
        self.texts = reader_texts()
        self.theme = st.context.theme.type or "light"
        self._history = memory.history(name)

    def __getitem__(self, key):
        """Return the value of a field."""
        return self.fields[key].parse(self._history.now.get(key))

    @property
    def lang(self):
        """``"en"`` or ``"zh"``."""
        return self.texts.lang

    @property
    def query(self):
        """What belongs in the address: text by key, None for a default."""
        return {key: self._text(key) for key in self.fields}

    @property
    def can_undo(self):
        """Whether there is a step to undo."""
        return self._history.can_undo

    @property
    def can_redo(self):
        """Whether there is a step to redo."""
        return self._history.can_redo

    def text(self, key, **places):
        """Return a sentence in the reader's language."""
        return self.texts(key, **places)

    def change(self, **values):
        """Set values; those out of bounds become the field's default."""
        fields = {key: self.fields[key] for key in values}
        texts = {key: fields[key].write(value) for key, value in values.items()}
        self._history.change(_valid(fields, texts))

    def undo(self):
        """Go one step back."""
        self._history.undo()

    def redo(self):
        """Go one step forth."""
        self._history.redo()

    def reset(self):
        """Give every field its default; this can be undone."""
        self.change(**{key: field.default for key, field in self.fields.items()})

    def _text(self, key):
        value = self[key]
        default = value == self.fields[key].default
        return None if default else self.fields[key].write(value)


def _meets_older_tab(lesson):
    """Whether a tab tells of another session than this, as after a restart.

    Then it has told what its address says, too, and that is taken in.
    """
    tab = (st.session_state.get(HEADER) or {}).get("tab")
    told = isinstance(tab, dict) and isinstance(tab.get("query"), dict)
    if not told or tab.get("session") == reader():
        return False
    if tab == st.session_state["layerscope"].tab:
        return False
    st.session_state["layerscope"] = memory = Memory(tab)
    _arrive(memory, lesson.name, lesson.fields, tab["query"])
    return True


def _arrive(memory, name, fields, query):
    lang = query.get("lang")
    lang = lang if lang in LANGUAGES else None
    memory.arrive(name, _valid(fields, query), lang)


def _valid(fields, query):
    return {key: field.write(field.read(query)) for key, field in fields.items()}


def _went_through_history():
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _browser_languages():
    """Best first: what the page knows itself, then what the connection says."""
    accepted = st.context.headers.get("accept-language") if st.context.headers else ""
    return ",".join(filter(None, (st.context.locale, accepted)))


def _header(lesson, memory):
    def speak(lang):
        if lang in LANGUAGES:
            st.session_state["layerscope"].lang = lang

    def take(event):
        _meets_older_tab(lesson)  # what the reader does comes after what was there
        reports(event)

    reports = taking(lesson, HEADER, {"speak": speak})
    mount(
        "ui/frame/header", key=HEADER, data=_header_data(lesson, memory), on_event=take
    )


def _header_data(lesson, memory):
    around = (None, *PAGES, None)
    place = around.index(lesson.name)
    return {
        "session": reader(),
        "seen": answered(HEADER),
        "lang": lesson.lang,
        "path": page_path(lesson.name),
        "query": {"lang": memory.lang, "lost": None},
        "notice": lesson.text("frame.lost") if "lost" in st.query_params else "",
        "title": lesson.text(f"lessons.{lesson.name}.title"),
        "question": lesson.text(f"lessons.{lesson.name}.question"),
        "home": page_path("start"),
        "previous": _step(lesson, "previous", around[place - 1]),
        "next": _step(lesson, "next", around[place + 1]),
        "texts": lesson.texts.tree("frame"),
    }


def _step(lesson, direction, name):
    if name is None:
        return None
    title = lesson.text(f"lessons.{name}.title")
    label = lesson.text(f"frame.{direction}", title=title)
    return {"path": page_path(name), "title": title, "label": label}
