"""When a page fails: one sentence for the reader; Streamlit has logged the rest."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from ui.frame.page import current_page, current_picture, reader_texts
from web.pages import page_path


def apologize(_error):
    """Show that something went wrong and how to begin anew.

    Parameters
    ----------
    _error : Exception
        What a page or a callback has raised.

    Returns
    -------
    shown : bool
        True: Streamlit need not show it.
    """
    texts = reader_texts()
    link = f"{page_path(current_page())}?{urlencode(_fresh(texts.lang))}"
    st.html(
        f'<p role="alert" class="ls-failed">{escape(texts("frame.failed"))} '
        f'<a href="{escape(link)}">{escape(texts("frame.restart"))}</a></p>'
    )
    return True


def _fresh(lang):
    """Keep the language and the picture; where there is no more to lose, not even that.

    If the page fails for the picture, beginning anew with it helps nobody.
    """
    kept = {"lang": lang, "img": current_picture()}
    fresh = kept["img"] and st.query_params.to_dict() != kept
    return kept if fresh else {"lang": lang}
