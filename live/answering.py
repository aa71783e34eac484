"""A question about a lesson, and its answer: what each component is told now.

A question is JSON: ``lesson`` names one, ``values`` are its texts by key, ``events``
what the reader did since, each ``{"values"}`` or ``{"press", "detail"}``, ``lang``,
``theme`` and ``tokens`` who asks, ``known`` the marks of what the asking page shows, by
the keys of its components, and ``id`` what it calls the question. An answer is laid
out as in ``stage.wire``: ``query`` belongs into the address, ``frame`` names the page
that Streamlit would draw, ``parts`` is what each component is told, ``{"mark",
"data"}`` or ``{"mark", "bytes"}``; where the mark is the known one, nothing more.
"""

import json

import numpy as np

import lessons
from lessons.asked import Asked
from lessons.contents import PAGES
from lessons.lesson import Change, Press, is_drawing
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts
from lessons.values import Values
from live.frame import frame
from live.marks import mark
from live.payloads import payloads
from live.worker import serve
from pictures.strokes import checked, paint_strokes
from stage.wire import Buffers

THEMES = ("light", "dark")


class Changed(Asked):
    """A lesson that has just been changed, which can be undone."""

    can_undo = True


def answer(question):
    """Answer a question.

    Parameters
    ----------
    question : dict
        See the module.

    Returns
    -------
    answer : bytes

    Raises
    ------
    ValueError
        For what is no question.
    """
    asked = taken(question)
    header = {"id": question["id"], "query": asked.query, "frame": frame(asked)}
    buffers, known = Buffers(), question["known"]
    told = payloads(asked) if header["frame"] else {}
    header["parts"] = {
        key: _part(data, known.get(key), buffers) for key, data in told.items()
    }
    return buffers.after(json.dumps(header).encode())


def taken(question):
    """Take a question for what it should be; none that is made up gets further.

    Parameters
    ----------
    question : dict
        As of `answer`, without ``id``.

    Returns
    -------
    asked : Asked

    Raises
    ------
    ValueError
        For what is no question.
    """
    try:
        lang, theme = question["lang"], question["theme"]
        if lang not in LANGUAGES or theme not in THEMES:
            raise ValueError
        lesson = lessons.find(PAGES[PAGES.index(question["lesson"])])
        values, events = Values(lesson.fields, question["values"]), question["events"]
        events = [_event(event) for event in events]
        for event in events:
            values = lesson.update(values, event)
        values.texts, dict(question["known"])
        sketch = _sketch([event for event in events if is_drawing(event)])
        sources = Sources(Texts(lang), theme, dict(question["tokens"]), sketch)
        return Changed(lesson, values, sources)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError("no question") from error


def _event(event):
    if "values" in event:
        return Change(event["values"])
    return Press(event["press"], event["detail"])


def _sketch(drawings):
    """Paint the newest drawing that Streamlit has not heard of, if there is one."""
    return paint_strokes(checked(drawings[-1].detail["strokes"])) if drawings else None


def _part(data, known, buffers):
    new = mark(data)
    if new == known:
        return {"mark": new}
    if isinstance(data, bytes):
        return {"mark": new, "bytes": buffers.add(np.frombuffer(data, np.uint8))}
    return {"mark": new, "data": data}


def _warm():
    """Compute the first state of every lesson."""
    for name in PAGES:
        lesson = lessons.find(name)
        payloads(Asked(lesson, lesson.at(""), Sources(Texts(LANGUAGES[0]))))


def main():
    """Answer questions until nobody asks any more."""
    serve(lambda question, _tell: answer(json.loads(question)), _warm)


if __name__ == "__main__":
    main()
