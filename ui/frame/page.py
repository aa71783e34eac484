"""The frame round a page: its header, its values, its language."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import lessons
from lessons.asked import Asked
from lessons.common.fields import OWN
from lessons.contents import PAGES
from lessons.lesson import is_drawing
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts, language
from lessons.values import Values
from pictures.loading import samples
from pictures.store import KEPT
from ui.frame.events import tell
from ui.frame.reader import reader, upload_to
from ui.frame.state import Memory
from ui.frame.tokens import keep_drawing, tokens
from web.mount import from_page
from web.pages import page_path

HEADER, ON_SHOW = "header", "on-show"


def open_page(name):
    """Begin a lesson's page: take its address in and draw the header.

    Parameters
    ----------
    name : str
        As in ``lessons.contents``.

    Returns
    -------
    Page
    """
    return begin_page(lessons.find(name))


def begin_page(lesson):
    """Begin the page of a Lesson: as `open_page`."""
    memory = st.session_state.setdefault("layerscope", Memory())
    arrived = memory.page != lesson.name or _went_through_history()
    if arrived:
        _arrive(memory, lesson.name, lesson.fields, st.query_params.to_dict())
    page = st.session_state[ON_SHOW] = Page(lesson, memory, arrived)
    _header(page, memory)
    if page.meet_older_tab():
        st.rerun()
    return page


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


class Page(Asked):
    """A lesson as one reader has set it.

    ``page["s"]`` is a value; ``page.change(s=2)`` sets it and counts as one step
    of undo. Changes belong into the callbacks of events, before the run.
    ``page.arrived`` says whether the reader has come to the page with this run.
    """

    def __init__(self, lesson, memory, arrived):
        self.lesson = lesson
        self.arrived = arrived
        theme = st.context.theme.type or "light"
        self.sources = Sources(reader_texts(), theme, tokens())
        self._history = memory.history(lesson.name)
        self._read = None, None

    def meet_older_tab(self):
        """Whether a tab tells of another session than this, as after a restart.

        Then it has told what its address says, too, and that is taken in: what the
        reader has done since comes after it.
        """
        tab = (st.session_state.get(HEADER) or {}).get("tab")
        told = isinstance(tab, dict) and isinstance(tab.get("query"), dict)
        if not told or tab.get("session") == reader():
            return False
        if tab == st.session_state["layerscope"].tab:
            return False
        st.session_state["layerscope"] = memory = Memory(tab)
        _arrive(memory, self.name, self.lesson.fields, tab["query"])
        self._history = memory.history(self.name)
        return True

    @property
    def values(self):
        """What the reader has set by now: Values."""
        now = self._history.now
        if self._read[0] is not now:
            self._read = now, Values(self.fields.values(), now)
        return self._read[1]

    @property
    def can_undo(self):
        """Whether there is a step to undo."""
        return self._history.can_undo

    @property
    def can_redo(self):
        """Whether there is a step to redo."""
        return self._history.can_redo

    def change(self, at=None, /, **values):
        """Set values; those out of bounds become the field's default."""
        texts = self.values.changed(**values).texts
        self._history.change({key: texts[key] for key in values}, at)

    def take(self, event, at=None):
        """Set what a Change or a Press of the lesson changes; as `History.change`.

        A drawing is no value, but every lesson may have been given one.
        """
        if is_drawing(event):
            keep_drawing(event.detail.get("strokes"))
        else:
            self.change(at, **self.lesson.changes(self.values, event))

    def undo(self):
        """Go one step back."""
        self._history.undo()

    def redo(self):
        """Go one step forth."""
        self._history.redo()

    def reset(self):
        """Give every field its default; this can be undone."""
        self.change(**{key: field.default for key, field in self.fields.items()})


def _arrive(memory, name, fields, query):
    lang = query.get("lang")
    lang = lang if lang in LANGUAGES else None
    memory.arrive(name, _valid(fields, query), lang)


def _valid(fields, query):
    return {field.key: field.write(field.read(query)) for field in fields}


def _went_through_history():
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _browser_languages():
    """Best first: what the page knows itself, then what the connection says."""
    accepted = st.context.headers.get("accept-language") if st.context.headers else ""
    return ",".join(filter(None, (st.context.locale, accepted)))


def _header(page, memory):
    def speak(lang):
        if lang in LANGUAGES:
            st.session_state["layerscope"].lang = lang

    presses = {"speak": speak, "repaint": lambda: None}
    tell(page, "ui/frame/header", HEADER, _header_data(page, memory), presses)


def _header_data(page, memory):
    around = (None, *PAGES, None)
    place = around.index(page.name)
    return {
        "session": reader(),
        "lang": page.lang,
        "path": page_path(page.name),
        "query": {"lang": memory.lang, "lost": None},
        "notice": page.text("frame.lost") if "lost" in st.query_params else "",
        "title": page.text(f"{page.name}.title"),
        "question": page.question,
        "home": page_path("start"),
        "previous": _step(page, "previous", around[place - 1]),
        "next": _step(page, "next", around[place + 1]),
        "texts": page.texts.tree("frame"),
        "along": _along(page),
    }


def _along(page):
    """Say what can be taken along, where it is asked for, what of an own picture."""
    return {
        "texts": page.texts.tree("along") | page.texts.tree("share"),
        "route": upload_to("export"),
        "link": from_page("layerscope/link"),
        "own": {
            "kinds": OWN,
            "sample": samples()[0],
            "sentence": page.text("along.own", hours=KEPT // 3600),
        },
    }


def _step(page, direction, name):
    if name is None:
        return None
    title = page.text(f"{name}.title")
    label = page.text(f"frame.{direction}", title=title)
    return {"path": page_path(name), "title": title, "label": label}
